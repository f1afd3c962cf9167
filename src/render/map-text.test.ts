import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { hostileText, poolReport } from '../../test/report-samples.ts'
import type { DomainMap, MappedRecord } from '../report/map.ts'
import { renderMap } from './map-text.ts'

const plain = { width: 80, color: false, ascii: false }
const source = { title: 'RFC 2782' }
const common = {
  ...{ service: 'SIP', concerns: 'peers', scope: 'public' as const },
  ...{ source, queries: [], aliases: [] },
}
const record = (changes: Partial<MappedRecord> & Pick<MappedRecord, 'id' | 'name'>): MappedRecord => ({
  ...{ type: 'A', meaning: 'sign-in', status: 'found', data: ['192.0.2.1'], names: [], remarks: [] },
  ...common,
  ...changes,
})

const places = poolReport.endpoints.map(({ address, presented, findings }, endpoint) => {
  const worst = findings.find(({ severity }) => severity === 'error')
  return {
    ...{ address, report: 0, endpoint, counts: true },
    verdict: worst === undefined ? ('ok' as const) : ('error' as const),
    ...(presented[0] === undefined ? {} : { certificate: presented[0] }),
    ...(worst === undefined
      ? {}
      : { worst: { rule: worst.rule, severity: worst.severity, message: worst.message } }),
  }
})
const names = [{ host: 'sip.contoso.test', port: 5061, endpoints: places }]

const drawn: DomainMap = {
  domain: 'contoso.test',
  resolver: '192.0.2.53:53',
  asked: { internal: false, microsoft: false, reason: 'no internal names' },
  homing: {
    kind: 'hybrid',
    reason: 'lyncdiscover.contoso.test leads to Microsoft 365, sip.contoso.test to other servers.',
  },
  records: [
    record({
      ...{
        id: 'sipfederationtls',
        name: '_sipfederationtls._tcp.contoso.test',
        type: 'SRV',
        meaning: 'federation',
      },
      ...{ names, verdict: 'error' },
    }),
    record({ id: 'sip', name: 'sip.contoso.test', names, verdict: 'error' }),
    record({
      ...{ id: 'meet', name: 'meet.contoso.test', aliases: ['web.contoso.test'], data: [], verdict: 'error' },
      remarks: [{ code: 'leads-nowhere', severity: 'error', text: 'It is an alias of nothing.' }],
    }),
    record({ id: 'caa', name: 'contoso.test', type: 'CAA', data: ['0 issue "ca.test"'], verdict: 'ok' }),
    record({ id: 'webcon', name: 'webcon.contoso.test', status: 'unanswered', data: [], verdict: 'unknown' }),
    record({ id: 'av', name: 'av.contoso.test', status: 'wildcard' }),
    record({ id: 'sips-tcp', name: '_sips._tcp.contoso.test', type: 'SRV', status: 'absent', data: [] }),
  ],
  reports: [poolReport],
  verdict: 'error',
  headline: {
    text: '_sipfederationtls._tcp.contoso.test: One differs.',
    record: '_sipfederationtls._tcp.contoso.test',
    rule: 'dnslb-cert-differs',
  },
  ...{ startedAt: poolReport.startedAt, finishedAt: poolReport.finishedAt, judgedAt: poolReport.judgedAt },
}

test('text of a map is as recorded', (t) => {
  const file = join(import.meta.dirname, '../../testdata/render/map-80.txt')
  t.assert.fileSnapshot(renderMap(drawn, plain), file, { serializers: [String] })
})

test('colour and ASCII change nothing of what is said', () => {
  const coloured = renderMap(drawn, { ...plain, color: true })
  assert.equal(stripVTControlCharacters(coloured), renderMap(drawn, plain))
  assert.match(renderMap(drawn, { ...plain, ascii: true }), /^[\x20-\x7e\n]*$/)
})

test('nothing of DNS reaches the terminal as it is', () => {
  const hostile = record({
    id: 'caa',
    name: hostileText,
    type: 'CAA',
    data: [hostileText],
    aliases: [hostileText],
  })
  const text = renderMap({ ...drawn, domain: hostileText, records: [{ ...hostile, verdict: 'ok' }] }, plain)
  assert.doesNotMatch(text, /[^\x20-\x7e\n✗✓·→…?!]/)
})
