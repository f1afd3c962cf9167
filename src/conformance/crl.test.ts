import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCrl, type CrlRequest } from '../estate/crl.ts'
import { integer } from '../asn1/encode.ts'
import { hours, issuing } from '../../test/revocation-pki.ts'
import { readCrl } from '../revocation/crl.ts'
import { crlBreaches } from './crl.ts'

const critical = { oid: '2.5.29.20', critical: true, value: integer(1) }

const cases: [name: string, request: Partial<CrlRequest>, expected: string[]][] = [
  ['sound', {}, []],
  ['without number', { number: null }, ['crl-number']],
  ['number critical', { number: null, extensions: [critical] }, ['crl-number-critical']],
  ['without nextUpdate', { nextUpdate: null }, ['crl-next-update']],
]

for (const [name, request, expected] of cases) {
  test(`rules for CRLs: ${name}`, () => {
    const { crl } = readCrl(makeCrl({ thisUpdate: hours(-1), nextUpdate: hours(1), ...request }, issuing))
    assert.ok(crl !== undefined)
    assert.deepEqual(
      crlBreaches(crl).map(({ code }) => code),
      expected,
    )
  })
}
