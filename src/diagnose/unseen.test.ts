import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facts, failed, type EndpointSituation, type Situation } from '../../test/facts.ts'
import type { Discovery } from '../report/observation.ts'
import { hasUnseen } from './unseen.ts'

const whole: EndpointSituation = {
  tls: { version: 'TLS 1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', attempt: 'modern' },
  clientAuth: { request: 'none', authorities: [], authoritiesBytes: 0, types: [], signatureSchemes: [] },
}
const { tls: _tls, ...withoutTls } = whole
const { clientAuth: _clientAuth, ...withoutClientAuth } = whole

function answer(...addresses: string[]) {
  return { answers: addresses.map((data) => ({ name: 'sip.contoso.test', type: 'A', ttl: 60, data })) }
}

const cases: [what: string, isGap: boolean, situation: Situation, discovery?: Partial<Discovery>][] = [
  ['one address, seen whole', false, { endpoints: [whole] }],
  [
    'every address of an answer',
    false,
    { endpoints: [whole, whole], queries: [answer('192.0.2.1', '192.0.2.2')] },
  ],
  ['no address', true, { endpoints: [] }],
  ['an address without a certificate', true, { endpoints: [whole, { ...whole, ...failed({}) }] }],
  ['a certificate without what was negotiated', true, { endpoints: [withoutTls] }],
  ['a certificate without what was asked of us', true, { endpoints: [withoutClientAuth] }],
  [
    'an address of an answer where nobody was',
    true,
    { endpoints: [whole], queries: [answer('192.0.2.1', '192.0.2.2')] },
  ],
  [
    'the same, where only the first was wanted',
    false,
    { endpoints: [whole], queries: [answer('192.0.2.1', '192.0.2.2')] },
    { onlyFirst: true },
  ],
  [
    'a question about addresses without an answer',
    true,
    { endpoints: [whole], queries: [{ type: 'AAAA', rcode: 'TIMEOUT' }] },
  ],
  [
    'one that there is nothing to',
    false,
    { endpoints: [whole], queries: [{ type: 'AAAA', rcode: 'NODATA' }] },
  ],
  [
    'one without an answer whose name the operating system knows',
    false,
    {
      endpoints: [whole],
      queries: [{ rcode: 'TIMEOUT' }, { transport: 'system', ...answer('192.0.2.1') }],
    },
  ],
  [
    'a SRV record that led nowhere',
    true,
    { kind: 'FED', endpoints: [whole], srv: [{}, { target: 'other.contoso.test' }] },
  ],
  [
    'a SRV record that says that there is nothing',
    false,
    { kind: 'FED', endpoints: [whole], srv: [{}, { target: '.' }] },
  ],
  ['addresses that were left out', true, { endpoints: [whole] }, { leftOut: 1 }],
]

for (const [what, isGap, situation, discovery] of cases) {
  test(`${what}: ${isGap ? 'a gap' : 'no gap'}`, () => {
    const { endpoints, discovery: made } = facts(situation)
    assert.equal(hasUnseen({ ...made, ...discovery }, endpoints), isGap)
  })
}

test('a certificate that is cut anywhere is a gap', () => {
  const { discovery, endpoints } = facts({ endpoints: [whole] })
  const der = endpoints[0]?.observation.presented[0] ?? new Uint8Array()
  for (const length of [0, 1, 10, der.length >> 1, der.length - 1]) {
    const [cut] = facts({ endpoints: [{ ...whole, presented: [der.subarray(0, length)] }] }).endpoints
    assert.ok(cut)
    assert.ok(hasUnseen(discovery, [cut]), String(length))
  }
})
