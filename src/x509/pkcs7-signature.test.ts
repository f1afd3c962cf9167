import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import { createAuthority } from '../estate/authority.ts'
import type { KeyKind } from '../estate/key-pair.ts'
import { makeSignedData } from '../../test/signed-data.ts'
import type { SignedDataRequest, SignerRequest } from '../../test/signed-data.ts'
import { decodeCertificate } from './decode.ts'
import { readSignedData } from './pkcs7.ts'
import { verifySignedData } from './pkcs7-signature.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }
const root = createAuthority({ ...dates, subject: ['CN=Bag Root'] })
const signerWith = (key: KeyKind) => root.issue({ ...dates, subject: ['CN=Signer'], key })
const signer = signerWith('rsa-2048')
const list = der.sequence(der.integer(1), der.integer(2))
const content = der.octetString(new TextEncoder().encode('a signed list'))
const listType = '1.3.6.1.4.1.311.10.1'

function results(request: SignedDataRequest, options?: Parameters<typeof verifySignedData>[1]): string[] {
  const { signedData } = readSignedData(makeSignedData(request))
  assert.ok(signedData)
  return verifySignedData(signedData, options).map(({ result }) => result)
}

function signed(request: Partial<SignerRequest>, rest: SignedDataRequest = {}): string[] {
  const certificate = request.certificate ?? signer
  return results({
    content,
    certificates: [root.der, certificate.der],
    signers: [{ ...request, certificate }],
    ...rest,
  })
}

for (const key of ['rsa-2048', 'rsassa-pss-2048', 'ec-p256', 'ec-p384', 'ed25519'] as const) {
  test(`a message signed with ${key} is valid`, () => {
    const certificate = signerWith(key)
    assert.deepEqual(signed({ certificate }), ['valid'])
    assert.deepEqual(signed({ certificate, by: 'key' }), ['valid'])
    assert.deepEqual(signed({ certificate, attributes: false }), ['valid'])
  })
}

test('a signer that names the kind of its key instead of a signature algorithm is understood', () => {
  assert.deepEqual(signed({ keyAlgorithm: true }), ['valid'])
  const elliptic = signerWith('ec-p256')
  assert.deepEqual(signed({ certificate: elliptic, keyAlgorithm: true }), ['invalid'])
})

test('a list that is no OCTET STRING is digested without its header, as RFC 2315 section 9.3 has it', () => {
  assert.deepEqual(signed({}, { contentType: listType, content: list }), ['valid'])
})

const invalid: [why: string, request: Partial<SignerRequest>, rest?: SignedDataRequest][] = [
  ['another digest', { digest: new Uint8Array(32) }],
  ['another content type in the attributes', { namedType: listType }],
  [
    'no attributes over a content that is not plain',
    { attributes: false },
    { contentType: listType, content: list },
  ],
]
for (const [why, request, rest] of invalid) {
  test(`${why} is invalid`, () => assert.deepEqual(signed(request, rest), ['invalid']))
}

test('a message whose content was changed is invalid', () => {
  const message = makeSignedData({ content, certificates: [signer.der], signers: [{ certificate: signer }] })
  const at = Buffer.from(message).indexOf('signed list')
  message[at] = 0x53
  const { signedData } = readSignedData(message)
  assert.ok(signedData)
  assert.deepEqual(
    verifySignedData(signedData).map(({ result }) => result),
    ['invalid'],
  )
})

test('the key of another certificate with the same name and number does not do', () => {
  const serialNumber = decodeCertificate(signer.der).serialNumber
  const twin = root.issue({
    ...dates,
    subject: ['CN=Signer'],
    serialNumber: Uint8Array.from(Buffer.from(serialNumber, 'hex')),
  })
  assert.deepEqual(signed({}, { content, certificates: [twin.der], signers: [{ certificate: signer }] }), [
    'invalid',
  ])
})

test('without the certificate of the signer nothing is known', () => {
  const request = { content, signers: [{ certificate: signer }] }
  assert.deepEqual(results(request), ['no-certificate'])
  assert.deepEqual(results(request, { certificates: [decodeCertificate(signer.der)] }), ['valid'])
})

test('a message signed apart from its content needs it', () => {
  const detached = new TextEncoder().encode('elsewhere')
  const request = { detached, certificates: [signer.der], signers: [{ certificate: signer }] }
  assert.deepEqual(results(request), ['invalid'])
  assert.deepEqual(results(request, { content: detached }), ['valid'])
})

test('every signer is checked, and no signer is no check', () => {
  const other = signerWith('ec-p256')
  const signers = [{ certificate: signer }, { certificate: other, digest: new Uint8Array(32) }]
  const all = results({ content, certificates: [signer.der, other.der], signers })
  assert.deepEqual(all.toSorted(), ['invalid', 'valid'])
  assert.deepEqual(results({ content }), [])
})
