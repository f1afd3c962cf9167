import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import { fromHex } from '../bytes/hex.ts'
import { createAuthority } from '../estate/authority.ts'
import { readMutations } from '../../test/mutations.ts'
import { makeSignedData } from '../../test/signed-data.ts'
import { decodeCertificate } from './decode.ts'
import { certificatesOfPkcs7, readSignedData } from './pkcs7.ts'
import { verifySignedData } from './pkcs7-signature.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }
const root = createAuthority({ ...dates, subject: ['CN=Bag Root'] })
const issuing = createAuthority({ ...dates, subject: ['CN=Bag Issuing'] }, root)
const signer = issuing.issue({ ...dates, subject: ['CN=Signer'], key: 'rsa-2048' })
const crl = der.sequence(der.integer(7))
const content = new TextEncoder().encode('a signed list')

test('a bag gives its certificates and CRLs in the order sent', () => {
  const bag = makeSignedData({ certificates: [issuing.der, root.der], crls: [crl] })
  const { signedData, faults } = readSignedData(bag)
  assert.deepEqual(signedData, {
    contentType: '1.2.840.113549.1.7.1',
    certificates: [issuing.der, root.der],
    crls: [crl],
    signers: [],
  })
  assert.deepEqual(faults, [])
  assert.deepEqual(certificatesOfPkcs7(bag), [issuing.der, root.der])
})

test('attribute certificates and other kinds are left out of the certificates', () => {
  const bag = makeSignedData({ certificates: [der.explicitTag(1, crl), root.der] })
  assert.deepEqual(certificatesOfPkcs7(bag), [root.der])
})

test('a content of any type is read, as RFC 2315 has it', () => {
  const list = der.sequence(der.integer(1), der.integer(2))
  const { signedData } = readSignedData(
    makeSignedData({
      contentType: '1.3.6.1.4.1.311.10.1',
      content: list,
      signers: [{ certificate: signer }],
    }),
  )
  assert.equal(signedData?.contentType, '1.3.6.1.4.1.311.10.1')
  assert.deepEqual(signedData.contentElement, list)
  assert.deepEqual(signedData.content, list.subarray(2))
  const [info] = signedData.signers
  assert.ok(info && 'issuer' in info.identifier)
  assert.equal(info.identifier.serialNumber, decodeCertificate(signer.der).serialNumber)
  assert.equal(info.digestAlgorithm, 'sha256')
  assert.equal(info.signatureAlgorithm.name, 'sha256WithRSAEncryption')
  assert.equal(info.signedAttributes?.contentType, '1.3.6.1.4.1.311.10.1')
  assert.equal(info.signedAttributes.messageDigest?.length, 32)
})

test('an OCTET STRING in pieces and of indefinite length, as streaming writers leave it, is joined', () => {
  const pieces = fromHex('24800402616204016300'.concat('00'))
  const { signedData } = readSignedData(makeSignedData({ content: pieces }))
  assert.equal(new TextDecoder().decode(signedData?.content), 'abc')
})

const unreadable: [why: string, bytes: Uint8Array, fault: RegExp][] = [
  ['nothing', new Uint8Array(), /the PKCS #7 message is empty/],
  ['a certificate', root.der, /contentType should be here/],
  ['a SET', der.setOf(), /a SET where the SEQUENCE of PKCS #7 should be/],
  [
    'plain data',
    der.sequence(der.objectIdentifier('1.2.840.113549.1.7.1'), der.explicitTag(0, der.octetString(content))),
    /of type 1.2.840.113549.1.7.1, not signedData/,
  ],
  [
    'a signedData without content info',
    der.sequence(
      der.objectIdentifier('1.2.840.113549.1.7.2'),
      der.explicitTag(0, der.sequence(der.integer(1), der.setOf(), der.setOf())),
    ),
    /encapContentInfo should be here/,
  ],
]
for (const [why, bytes, fault] of unreadable) {
  test(`${why} is no bag, and the fault says why`, () => {
    const { signedData, faults } = readSignedData(bytes)
    assert.equal(signedData, undefined)
    assert.match(faults.map(({ message }) => message).join('\n'), fault)
    assert.deepEqual(certificatesOfPkcs7(bytes), [])
  })
}

test('no more than a thousand certificates are taken', () => {
  const bag = makeSignedData({ certificates: Array.from({ length: 1001 }, () => crl) })
  const { signedData, faults } = readSignedData(bag)
  assert.equal(signedData?.certificates.length, 1000)
  assert.match(faults[0]?.message ?? '', /certificates: more than 1000/)
})

test('what OpenSSL packs is read without a fault', () => {
  const pack = (name: string) => readFileSync(new URL(`../../testdata/pkcs7/${name}`, import.meta.url))
  const bag = readSignedData(pack('bag.p7b'))
  assert.deepEqual(bag.faults, [])
  assert.deepEqual(
    bag.signedData?.certificates.map((one) => decodeCertificate(one).commonNames[0]),
    ['bag one', 'bag two'],
  )
  assert.equal(bag.signedData?.crls.length, 1)
  for (const name of ['signed.p7m', 'signed-by-key.p7m', 'without-attributes.p7m']) {
    const { signedData, faults } = readSignedData(pack(name))
    assert.ok(signedData, name)
    assert.deepEqual(faults, [], name)
    assert.equal(new TextDecoder().decode(signedData.content), 'signed by OpenSSL\n', name)
    assert.deepEqual(
      verifySignedData(signedData).map(({ result }) => result),
      ['valid'],
      name,
    )
  }
})

test('no mutated bag makes the reader or the check throw, hang or keep memory', () => {
  const originals: [Uint8Array, ...Uint8Array[]] = [
    makeSignedData({
      certificates: [signer.der],
      content: der.octetString(content),
      signers: [{ certificate: signer }],
    }),
    makeSignedData({ crls: [crl], content: crl, signers: [{ certificate: signer, by: 'key' }] }),
    makeSignedData({ certificates: [issuing.der, root.der] }),
  ]
  const read = readMutations(7, originals, (bytes) => {
    const { signedData, faults } = readSignedData(bytes)
    assert.ok(signedData !== undefined || faults.length > 0)
    if (signedData === undefined) return 0
    for (const { result } of verifySignedData(signedData)) assert.ok(result.length > 0)
    return signedData.certificates.length + signedData.signers.length
  })
  assert.ok(read > 20_000, `${read}`)
})
