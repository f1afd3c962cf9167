import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toPem } from '../bytes/pem.ts'
import { createAuthority } from '../estate/authority.ts'
import { makeSignedData } from '../../test/signed-data.ts'
import { certificatesIn } from './certificates-in.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }
const one = createAuthority({ ...dates, subject: ['CN=One'] })
const two = createAuthority({ ...dates, subject: ['CN=Two'] }, one)
const bag = makeSignedData({ certificates: [one.der, two.der] })
const text = (...parts: string[]) => Buffer.from(parts.join('# a remark\r\n'))

const forms: [form: string, octets: Uint8Array, found: Uint8Array[]][] = [
  ['DER', one.der, [one.der]],
  ['a PKCS #7 bag', bag, [one.der, two.der]],
  ['PEM', text(one.pem, two.pem), [one.der, two.der]],
  ['a PKCS #7 bag in PEM', text(toPem('PKCS7', bag)), [one.der, two.der]],
  ['PEM with other things in it', text(toPem('X509 CRL', bag), one.pem), [one.der]],
  ['PEM that is damaged', text(one.pem, '-----BEGIN CERTIFICATE-----\nA'), []],
  ['a page', Buffer.from('<html>-----BEGIN nothing'), []],
  ['nothing', new Uint8Array(), []],
  ['half a certificate', one.der.subarray(0, 90), []],
]
for (const [form, octets, found] of forms) {
  test(`${found.length} certificates in ${form}`, () => {
    assert.deepEqual(
      certificatesIn(octets).map((der) => Buffer.from(der).toString('hex')),
      found.map((der) => Buffer.from(der).toString('hex')),
    )
  })
}
