import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificate, judge, named, testRule, withoutSan } from '../../../test/facts.ts'
import { nameSanMismatch } from './name-san-mismatch.ts'

testRule(nameSanMismatch, {
  'fires when no subject alternative name matches': [
    { presents: named('www.contoso.test') },
    ['error finding'],
  ],
  'fires when there are only addresses': [
    { presents: certificate({ subjectAltName: [{ ip: Uint8Array.of(192, 0, 2, 1) }] }) },
    ['error no-dns-name'],
  ],
  'is silent when one of several matches': [{ presents: named('www.contoso.test', 'sip.contoso.test') }, []],
  'is silent when a wildcard matches': [{ presents: named('*.contoso.test') }, []],
  'leaves the missing extension to name-san-missing': [{ presents: withoutSan('CN=www.contoso.test') }, []],
  'is silent when an address was asked for': [{ name: '192.0.2.1' }, []],
})

test('name-san-mismatch names what was found, and the closest name as what may have been meant', () => {
  const [finding] = judge(nameSanMismatch, { presents: named('www.fabrikam.test', 'access.contoso.test') })
  assert.match(
    finding!.message,
    /sip\.contoso\.test, is not among the DNS names .* \(2\): www\.fabrikam\.test/,
  )
  assert.match(finding!.fix!, /access\.contoso\.test, the closest/)
})

test('name-san-mismatch quotes a bounded number of names', () => {
  const names = Array.from({ length: 200 }, (_, index) => `host${index}.fabrikam.test`)
  const [finding] = judge(nameSanMismatch, { presents: named(...names) })
  assert.match(finding!.message, /and 190 more/)
})
