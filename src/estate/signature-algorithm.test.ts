import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { toHex } from '../bytes/hex.ts'
import { selfSigned } from './authority.ts'
import type { KeyKind } from './key-pair.ts'
import type { SignatureAlgorithmName } from './signature-algorithm.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }

const cases: [SignatureAlgorithmName, KeyKind, string][] = [
  ['md5RSA', 'rsa-1024', '300d06092a864886f70d0101040500'],
  ['sha1RSA', 'rsa-1024', '300d06092a864886f70d0101050500'],
  ['sha256RSA', 'rsa-1024', '300d06092a864886f70d01010b0500'],
  ['sha384RSA', 'rsa-1024', '300d06092a864886f70d01010c0500'],
  ['sha512RSA', 'rsa-1024', '300d06092a864886f70d01010d0500'],
  ['sha1PSS', 'rsa-1024', '300d06092a864886f70d01010a3000'],
  [
    'sha256PSS',
    'rsassa-pss-2048',
    '304106092a864886f70d01010a3034a00f300d06096086480165030402010500' +
      'a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120',
  ],
  ['sha384PSS', 'rsa-1024', '06092a864886f70d01010a3034a00f300d0609608648016503040202'],
  ['sha512PSS', 'rsa-2048', '06092a864886f70d01010a3034a00f300d0609608648016503040203'],
  ['sha1ECDSA', 'ec-p256', '300906072a8648ce3d0401'],
  ['sha256ECDSA', 'ec-secp256k1', '300a06082a8648ce3d040302'],
  ['sha384ECDSA', 'ec-p384', '300a06082a8648ce3d040303'],
  ['sha512ECDSA', 'ec-p521', '300a06082a8648ce3d040304'],
  ['ed25519', 'ed25519', '300506032b6570'],
  ['ed448', 'ed448', '300506032b6571'],
]

for (const [signature, key, identifier] of cases) {
  test(`${signature} with ${key} carries its AlgorithmIdentifier twice and verifies`, () => {
    const issued = selfSigned({ subject: ['CN=a.test'], ...dates, key, signature })
    assert.ok(new X509Certificate(issued.der).verify(issued.key.publicKey))
    // Inside the TBSCertificate and outside; the key's own parameters may repeat a part of it.
    assert.ok(toHex(issued.der).split(identifier).length >= 3)
  })
}

for (const key of ['rsa-1024', 'rsassa-pss-2048', 'ec-p256', 'ed25519', 'ed448'] as const) {
  test(`a key of kind ${key} signs without being told how`, () => {
    const issued = selfSigned({ subject: ['CN=a.test'], ...dates, key })
    assert.ok(new X509Certificate(issued.der).verify(issued.key.publicKey))
  })
}
