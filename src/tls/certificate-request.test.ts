import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex } from '../bytes/hex.ts'
import { decodeCertificateRequest } from './certificate-request.ts'

const tls11 = 0x0302
const tls12 = 0x0303
const tls13 = 0x0304

test('TLS 1.1: types and authorities', () => {
  assert.deepEqual(decodeCertificateRequest(fromHex('0301407f' + '0008' + '0002aabb' + '0002ccdd'), tls11), {
    types: ['rsa_sign', 'ecdsa_sign', 'type_127'],
    signatureSchemes: [],
    authorities: [fromHex('aabb'), fromHex('ccdd')],
    authoritiesBytes: 8,
  })
})

test('TLS 1.2: signature schemes stand between them', () => {
  assert.deepEqual(decodeCertificateRequest(fromHex('0101' + '000404010203' + '0000'), tls12), {
    types: ['rsa_sign'],
    signatureSchemes: ['rsa_pkcs1_sha256', 'ecdsa_sha1'],
    authorities: [],
    authoritiesBytes: 0,
  })
})

test('TLS 1.3: both are extensions', () => {
  const body = '00' + '0014' + '000d000400020804' + '002f00080006' + '0004aabbccdd'
  assert.deepEqual(decodeCertificateRequest(fromHex(body), tls13), {
    types: [],
    signatureSchemes: ['rsa_pss_rsae_sha256'],
    authorities: [fromHex('aabbccdd')],
    authoritiesBytes: 6,
  })
})

test('TLS 1.3: neither has to be there', () => {
  assert.deepEqual(decodeCertificateRequest(fromHex('000000'), tls13)?.authoritiesBytes, 0)
})

const unreadable: [what: string, version: number, body: string][] = [
  ['a list of schemes of odd length', tls12, '0101' + '0003040102' + '0000'],
  ['a name that reaches beyond the list', tls11, '0101' + '0003' + '0002aa'],
  ['octets behind the list', tls11, '0101' + '0000' + 'ff'],
  ['TLS 1.2 without schemes', tls12, '0101' + '0000'],
  ['an extension of schemes that is cut short', tls13, '00' + '0006' + '000d00020002'],
  ['an extension of authorities with octets behind', tls13, '00' + '0007' + '002f00030000ff'],
]
for (const [what, version, body] of unreadable) {
  test(`does not read ${what}`, () => {
    assert.equal(decodeCertificateRequest(fromHex(body), version), undefined)
  })
}
