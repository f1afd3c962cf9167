import assert from 'node:assert/strict'
import { constants, generateKeyPairSync, hash, sign } from 'node:crypto'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import { createAuthority, selfSigned } from '../estate/authority.ts'
import type { CertificateRequest } from '../estate/certificate.ts'
import { keyPair } from '../estate/key-pair.ts'
import type { KeyKind, KeyPair } from '../estate/key-pair.ts'
import type { SignatureAlgorithm, SignatureAlgorithmName } from '../estate/signature-algorithm.ts'
import { pairOf } from '../../test/odd-certificates.ts'
import { decodeCertificate } from './decode.ts'
import { verifySignature } from './signature.ts'
import type { SignatureResult } from './signature.ts'

const base = {
  subject: ['CN=a'],
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
}

function checkSelf(request: Partial<CertificateRequest>): SignatureResult {
  const certificate = decodeCertificate(selfSigned({ ...base, ...request }).der)
  assert.ok(certificate.publicKey)
  return verifySignature(certificate, certificate.publicKey)
}

const plain = (oid: string, hash: string | null): SignatureAlgorithm => ({
  identifier: der.sequence(der.objectIdentifier(oid)),
  sign: (message, key) => sign(hash, message, key),
})

const keys: Record<string, KeyKind | KeyPair> = {
  rsa: 'rsa-2048',
  pss: 'rsassa-pss-2048',
  dsa: pairOf(generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })),
  'ml-dsa-44': pairOf(generateKeyPairSync('ml-dsa-44')),
  'ml-dsa-65': pairOf(generateKeyPairSync('ml-dsa-65')),
  'ml-dsa-87': pairOf(generateKeyPairSync('ml-dsa-87')),
  'rsa of 512 bits': pairOf(generateKeyPairSync('rsa', { modulusLength: 512 })),
}

const valid: [key: string, signature: SignatureAlgorithmName | SignatureAlgorithm][] = [
  ...(['md5RSA', 'sha1RSA', 'sha256RSA', 'sha384RSA', 'sha512RSA'] as const).map(
    (name): [string, SignatureAlgorithmName] => ['rsa', name],
  ),
  ...(['sha1PSS', 'sha256PSS', 'sha384PSS', 'sha512PSS'] as const).map(
    (name): [string, SignatureAlgorithmName] => ['rsa', name],
  ),
  ['rsa of 512 bits', 'sha256RSA'],
  ['pss', 'sha256PSS'],
  ['ec-p256', 'sha1ECDSA'],
  ['ec-p256', 'sha256ECDSA'],
  ['ec-p384', 'sha384ECDSA'],
  ['ec-p521', 'sha512ECDSA'],
  ['ec-secp256k1', 'sha256ECDSA'],
  ['ed25519', 'ed25519'],
  ['ed448', 'ed448'],
  ['dsa', plain('2.16.840.1.101.3.4.3.2', 'sha256')],
  ['ml-dsa-44', plain('2.16.840.1.101.3.4.3.17', null)],
  ['ml-dsa-65', plain('2.16.840.1.101.3.4.3.18', null)],
  ['ml-dsa-87', plain('2.16.840.1.101.3.4.3.19', null)],
]
for (const [kind, signature] of valid) {
  const key = keys[kind] ?? (kind as KeyKind)
  const label = typeof signature === 'string' ? signature : 'its own algorithm'
  test(`a signature by ${kind} with ${label} is valid, and with one bit changed invalid`, () => {
    assert.equal(checkSelf({ key, signature }), 'valid')
    assert.equal(checkSelf({ key, signature, faults: { brokenSignature: true } }), 'invalid')
  })
}

test('a signature by somebody else is invalid, also with a key of another kind', () => {
  const authority = createAuthority({ ...base, subject: ['CN=Root'], key: 'rsa-2048' })
  const certificate = decodeCertificate(authority.issue(base).der)
  for (const key of ['rsa-2048', 'ec-p256', 'ed25519', 'rsassa-pss-2048'] as const) {
    const stranger = decodeCertificate(selfSigned({ ...base, key }).der)
    assert.ok(stranger.publicKey)
    assert.equal(verifySignature(certificate, stranger.publicKey), 'invalid')
  }
})

test('a signature by a key of exponent 1, which anybody can make, proves nothing', () => {
  const modulus = BigInt(`0x80${'ff'.repeat(255)}`)
  const parts = der.sequence(der.integer(modulus), der.integer(1))
  const algorithm = der.sequence(der.objectIdentifier('1.2.840.113549.1.1.1'), der.nullValue())
  const key = { ...keyPair('rsa-2048', 'not used'), spki: der.sequence(algorithm, der.bitString(parts)) }
  const signature: SignatureAlgorithm = { ...plain('1.2.840.113549.1.1.11', 'sha256'), sign: padded }
  assert.equal(checkSelf({ key, signature }), 'unsupported')
})

/** What RSASSA-PKCS1-v1_5 would sign, RFC 8017 section 9.2, for 2048 bits and SHA-256. */
function padded(message: Uint8Array): Uint8Array {
  const prefix = Buffer.from('3031300d060960864801650304020105000420', 'hex')
  const digest = Buffer.concat([prefix, hash('sha256', message, 'buffer')])
  return Buffer.concat([Buffer.of(0, 1), Buffer.alloc(253 - digest.length, 0xff), Buffer.of(0), digest])
}

const dear: Record<string, KeyPair> = {
  'a curve in characteristic two': pairOf(generateKeyPairSync('ec', { namedCurve: 'sect571r1' })),
  'a curve that is spelt out': pairOf(
    generateKeyPairSync('ec', { namedCurve: 'P-521', paramEncoding: 'explicit' }),
  ),
}
for (const [what, key] of Object.entries(dear)) {
  test(`a signature on ${what} costs too much to be checked`, () => {
    assert.equal(checkSelf({ key, signature: plain('1.2.840.10045.4.3.4', 'sha512') }), 'unsupported')
  })
}

test('a signature whose algorithm differs inside the certificate is invalid', () => {
  assert.equal(checkSelf({ key: 'rsa-2048', faults: { innerSignature: 'sha512RSA' } }), 'invalid')
})

test('a salt of another length than the parameters say is invalid', () => {
  assert.equal(checkSelf({ key: 'rsa-2048', signature: pssWith({ salt: 20 }) }), 'valid')
  assert.equal(checkSelf({ key: 'rsa-2048', signature: pssWith({ salt: 20, written: 32 }) }), 'invalid')
})

test('two hashes in RSASSA-PSS, an unknown trailer and unknown algorithms are unsupported', () => {
  assert.equal(
    checkSelf({ key: 'rsa-2048', signature: pssWith({ salt: 32, mask: '1.3.14.3.2.26' }) }),
    'unsupported',
  )
  assert.equal(checkSelf({ key: 'rsa-2048', signature: pssWith({ salt: 32, trailer: 2 }) }), 'unsupported')
  const unknown: SignatureAlgorithm = { ...plain('1.2.3.4', 'sha256') }
  assert.equal(checkSelf({ signature: unknown }), 'unsupported')
  const md2: SignatureAlgorithm = { ...plain('1.2.840.113549.1.1.2', 'sha256') }
  assert.equal(checkSelf({ key: 'rsa-2048', signature: md2 }), 'unsupported')
})

test('a key that cannot be imported is unsupported, a certificate without signature invalid', () => {
  const issued = selfSigned(base)
  const certificate = decodeCertificate(issued.der)
  const broken = { spki: new Uint8Array(4), oid: '1.2.3', algorithm: '1.2.3' }
  assert.equal(verifySignature(certificate, broken), 'unsupported')
  assert.ok(certificate.publicKey)
  assert.equal(
    verifySignature(decodeCertificate(issued.der.subarray(0, 200)), certificate.publicKey),
    'invalid',
  )
})

function pssWith({
  salt,
  written = salt,
  mask,
  trailer,
}: {
  salt: number
  written?: number
  mask?: string
  trailer?: number
}): SignatureAlgorithm {
  const hash = (oid: string) => der.sequence(der.objectIdentifier(oid), der.nullValue())
  const sha256 = '2.16.840.1.101.3.4.2.1'
  return {
    identifier: der.sequence(
      der.objectIdentifier('1.2.840.113549.1.1.10'),
      der.sequence(
        der.explicitTag(0, hash(sha256)),
        der.explicitTag(1, der.sequence(der.objectIdentifier('1.2.840.113549.1.1.8'), hash(mask ?? sha256))),
        der.explicitTag(2, der.integer(written)),
        ...(trailer === undefined ? [] : [der.explicitTag(3, der.integer(trailer))]),
      ),
    ),
    sign: (message, key) =>
      sign('sha256', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt }),
  }
}
