import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordType } from 'dns-packet'
import { lookUp, type Zone } from './dns-zone.ts'

const srv = { priority: 0, weight: 5, port: 5061, target: 'sip.contoso.test' }
const zone: Zone = {
  apexes: ['contoso.test'],
  records: [
    { name: 'sip.contoso.test', type: 'A', data: '127.0.0.2' },
    { name: 'sip.contoso.test', type: 'A', data: '127.0.0.3' },
    { name: 'sip.contoso.test', type: 'AAAA', data: '::1' },
    { name: 'alias.contoso.test', type: 'CNAME', data: 'SIP.contoso.test' },
    { name: 'outside.contoso.test', type: 'CNAME', data: 'sip.fabrikam.test' },
    { name: 'dangling.contoso.test', type: 'CNAME', data: 'none.contoso.test' },
    { name: 'loop1.contoso.test', type: 'CNAME', data: 'loop2.contoso.test' },
    { name: 'loop2.contoso.test', type: 'CNAME', data: 'loop1.contoso.test' },
    { name: '_sipfederationtls._tcp.contoso.test', type: 'SRV', data: srv },
  ],
}

const cases: [string, string, RecordType, string, (string | typeof srv)[]][] = [
  ['all records of a type', 'sip.contoso.test', 'A', 'NOERROR', ['127.0.0.2', '127.0.0.3']],
  ['any case of the name', 'SIP.Contoso.Test', 'AAAA', 'NOERROR', ['::1']],
  ['SRV data', '_sipfederationtls._tcp.contoso.test', 'SRV', 'NOERROR', [srv]],
  [
    'an alias and what it leads to',
    'alias.contoso.test',
    'A',
    'NOERROR',
    ['SIP.contoso.test', '127.0.0.2', '127.0.0.3'],
  ],
  ['an alias asked for by type', 'alias.contoso.test', 'CNAME', 'NOERROR', ['SIP.contoso.test']],
  ['an alias out of the zone, not followed', 'outside.contoso.test', 'A', 'NOERROR', ['sip.fabrikam.test']],
  ['an alias of a missing name', 'dangling.contoso.test', 'A', 'NXDOMAIN', ['none.contoso.test']],
  [
    'a loop of aliases, once',
    'loop1.contoso.test',
    'A',
    'NOERROR',
    ['loop2.contoso.test', 'loop1.contoso.test'],
  ],
  ['a missing name', 'none.contoso.test', 'A', 'NXDOMAIN', []],
  ['a missing type', 'sip.contoso.test', 'SRV', 'NOERROR', []],
  ['a name that only has names below it', '_tcp.contoso.test', 'A', 'NOERROR', []],
  ['another zone', 'sip.fabrikam.test', 'A', 'REFUSED', []],
  ['a zone whose name only ends alike', 'notcontoso.test', 'A', 'REFUSED', []],
]

for (const [what, name, type, rcode, expected] of cases) {
  test(`answers for ${what}`, () => {
    const answer = lookUp(zone, name, type)
    assert.equal(answer.rcode, rcode)
    assert.deepEqual(
      answer.answers.map((record) => ('data' in record ? record.data : undefined)),
      expected,
    )
  })
}

test('a SOA record comes with what does not exist, and only then', () => {
  for (const name of ['none.contoso.test', '_tcp.contoso.test']) {
    assert.deepEqual(
      lookUp(zone, name, 'A').authorities.map((record) => [record.type, record.name]),
      [['SOA', 'contoso.test']],
    )
  }
  assert.deepEqual(lookUp(zone, 'sip.contoso.test', 'A').authorities, [])
})
