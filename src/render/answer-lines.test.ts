import assert from 'node:assert/strict'
import { test } from 'node:test'
import { poolReport } from '../../test/report-samples.ts'
import type { Endpoint } from '../report/report.ts'
import { answerLines } from './answer-lines.ts'
import { styleFor } from './style.ts'

/** The rows that are shown when the first addresses answer like this and the others are not asked. */
function rows(...answers: Partial<Endpoint>[]): string[] {
  const endpoints = poolReport.endpoints.map((endpoint, index) => ({ ...endpoint, ...answers[index] }))
  return answerLines({ ...poolReport, endpoints }, styleFor(false)).map(({ spans }) =>
    spans.map(({ text }) => text).join(''),
  )
}

const sha256 = 'ab'.repeat(32)

const shown: [title: string, answer: Partial<Endpoint>, row: string][] = [
  [
    'versions',
    {
      accepts: {
        versions: [
          { version: 'TLS 1.0', answer: 'refused' },
          { version: 'TLS 1.2', answer: 'accepted' },
          { version: 'TLS 1.3', answer: 'unknown' },
        ],
      },
    },
    'Versions: TLS 1.0 no, TLS 1.2 yes, TLS 1.3 not known',
  ],
  [
    'groups of suites',
    {
      accepts: {
        suites: [
          {
            group: 'Teams Direct Routing',
            answer: 'accepted',
            suites: [
              { name: 'TLS_A', answer: 'refused' },
              { name: 'TLS_B', answer: 'accepted' },
            ],
          },
          { group: 'RSA key exchange', answer: 'refused', suites: [] },
          {
            group: 'forward secrecy',
            answer: 'accepted',
            suites: [{ name: 'TLS_C', answer: 'accepted' }],
          },
        ],
      },
    },
    'Cipher suites: Teams Direct Routing yes (TLS_B); RSA key exchange no; forward secrecy yes (TLS_C)',
  ],
  [
    'the same certificate without server name',
    { accepts: { withoutServerName: { answer: 'accepted', sameCertificate: true, presented: [sha256] } } },
    'Without server name: the same certificate',
  ],
  [
    'another certificate without server name',
    { accepts: { withoutServerName: { answer: 'accepted', sameCertificate: false, presented: [sha256] } } },
    'Without server name: another certificate, abab…abab',
  ],
  [
    'no answer without server name',
    { accepts: { withoutServerName: { answer: 'refused', sameCertificate: null, presented: [] } } },
    'Without server name: turned away',
  ],
  [
    'nothing known without server name',
    { accepts: { withoutServerName: { answer: 'unknown', sameCertificate: null, presented: [] } } },
    'Without server name: not known',
  ],
  ['twins', { accepts: { twins: { ecdsa: sha256 } } }, 'Certificate by key: RSA none, ECDSA abab…abab'],
  [
    'a completed handshake',
    {
      completion: {
        clientCertificate: 'none',
        outcome: 'accepted',
        version: 'TLS 1.3',
        detail: 'The far end accepted it.',
      },
    },
    'Handshake: The far end accepted it. (TLS 1.3)',
  ],
  [
    'an answer to SIP OPTIONS',
    { sip: { status: 200, server: 'Contoso SBC', contact: '<sip:x>', detail: 'The far end answers.' } },
    'SIP: The far end answers. Server: Contoso SBC Contact: <sip:x>',
  ],
]
for (const [title, answer, row] of shown) {
  test(`${title}: shown in a row`, () => assert.deepEqual(rows(answer, answer, answer), [row]))
}

test('nothing is shown when nothing was asked', () => assert.deepEqual(rows(), []))

test('addresses that answer differently are named', () => {
  const yes: Partial<Endpoint> = { accepts: { versions: [{ version: 'TLS 1.0', answer: 'accepted' }] } }
  const no: Partial<Endpoint> = { accepts: { versions: [{ version: 'TLS 1.0', answer: 'refused' }] } }
  assert.deepEqual(rows(yes, no, yes), [
    '10.1.2.3, 10.1.2.5: Versions: TLS 1.0 yes',
    '10.1.2.4: Versions: TLS 1.0 no',
  ])
})
