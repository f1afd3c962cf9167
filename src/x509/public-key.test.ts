import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { DerReader } from '../asn1/der.ts'
import * as der from '../asn1/encode.ts'
import { FaultList } from '../asn1/fault.ts'
import { fromHex } from '../bytes/hex.ts'
import { keyPair } from '../estate/key-pair.ts'
import { pairOf } from '../../test/odd-certificates.ts'
import { readPublicKey } from './public-key.ts'
import type { PublicKey } from './public-key.ts'

function read(spki: Uint8Array): { key: PublicKey | undefined; faults: string[] } {
  const list = new FaultList()
  const reader = new DerReader(spki, list)
  const key = readPublicKey(reader, reader.whole('the key'))
  return { key, faults: list.faults.map(({ offset, message }) => `${offset}: ${message}`) }
}

const rsa = (modulus: Uint8Array | bigint, exponent: bigint) =>
  der.sequence(
    der.sequence(der.objectIdentifier('1.2.840.113549.1.1.1'), der.nullValue()),
    der.bitString(der.sequence(der.integer(modulus), der.integer(exponent))),
  )
const ec = (parameters: Uint8Array[], point: Uint8Array) =>
  der.sequence(der.sequence(der.objectIdentifier('1.2.840.10045.2.1'), ...parameters), der.bitString(point))
const plain = (oid: string) =>
  der.sequence(der.sequence(der.objectIdentifier(oid)), der.bitString(new Uint8Array(32)))
const explicitCurve = generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' })

const sound: [what: string, spki: Uint8Array, details: Partial<PublicKey>][] = [
  ['RSA', keyPair('rsa-2048').spki, { algorithm: 'RSA', bits: 2048, exponent: '65537' }],
  [
    'RSA of 512 bits',
    pairOf(generateKeyPairSync('rsa', { modulusLength: 512, publicExponent: 3 })).spki,
    { bits: 512, exponent: '3' },
  ],
  ['RSASSA-PSS', keyPair('rsassa-pss-2048').spki, { algorithm: 'RSASSA-PSS', bits: 2048 }],
  ['P-256', keyPair('ec-p256').spki, { algorithm: 'EC', curve: 'P-256', bits: 256 }],
  ['P-384', keyPair('ec-p384').spki, { algorithm: 'EC', curve: 'P-384', bits: 384 }],
  ['P-521', keyPair('ec-p521').spki, { algorithm: 'EC', curve: 'P-521', bits: 521 }],
  ['secp256k1', keyPair('ec-secp256k1').spki, { algorithm: 'EC', curve: 'secp256k1', bits: 256 }],
  [
    'brainpool',
    pairOf(generateKeyPairSync('ec', { namedCurve: 'brainpoolP384r1' })).spki,
    { curve: 'brainpoolP384r1', bits: 384 },
  ],
  [
    'a compressed point',
    ec([der.objectIdentifier('1.2.840.10045.3.1.7')], Uint8Array.of(2, ...new Uint8Array(32))),
    { curve: 'P-256' },
  ],
  [
    'an unknown curve',
    ec([der.objectIdentifier('1.2.3')], new Uint8Array(9)),
    { algorithm: 'EC', curve: '1.2.3' },
  ],
  [
    'DSA',
    pairOf(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })).spki,
    { algorithm: 'DSA', bits: 1024 },
  ],
  ['Ed25519', keyPair('ed25519').spki, { algorithm: 'Ed25519' }],
  ['Ed448', keyPair('ed448').spki, { algorithm: 'Ed448' }],
  ['X25519', plain('1.3.101.110'), { algorithm: 'X25519' }],
  ['ML-DSA', pairOf(generateKeyPairSync('ml-dsa-44')).spki, { algorithm: 'ML-DSA-44' }],
  ['GOST', plain('1.2.643.7.1.1.1.1'), { algorithm: 'GOST R 34.10-2012 (256 bit)' }],
  ['an unknown algorithm', plain('1.2.3.4'), { algorithm: '1.2.3.4', oid: '1.2.3.4' }],
]
for (const [what, spki, details] of sound) {
  test(`a public key of ${what} is read`, () => {
    const { key, faults } = read(spki)
    assert.deepEqual({ ...key, ...details }, key)
    assert.deepEqual(faults, [])
  })
}

const odd: [what: string, spki: Uint8Array, details: Partial<PublicKey>, fault: RegExp][] = [
  [
    'a modulus without sign octet',
    rsa(fromHex(`c1${'00'.repeat(126)}01`), 3n),
    { bits: 1024 },
    /^\d+: .*RSA modulus is negative$/,
  ],
  ['a modulus of zero', rsa(0n, 3n), { bits: 0 }, /RSA modulus is zero/],
  [
    'an explicit curve',
    pairOf(explicitCurve).spki,
    { algorithm: 'EC', curve: 'explicit', bits: 256 },
    /spelt out/,
  ],
  ['no curve', ec([], new Uint8Array(65)), { algorithm: 'EC' }, /without curve/],
  [
    'half a point',
    ec([der.objectIdentifier('1.2.840.10045.3.1.7')], Uint8Array.of(4, 1, 2)),
    { curve: 'P-256' },
    /not a point of P-256/,
  ],
  [
    'a key of no RSA',
    der.sequence(der.sequence(der.objectIdentifier('1.2.840.113549.1.1.1')), der.bitString(new Uint8Array())),
    { algorithm: 'RSA' },
    /RSA public key is empty/,
  ],
]
for (const [what, spki, details, fault] of odd) {
  test(`${what} is reported`, () => {
    const { key, faults } = read(spki)
    assert.deepEqual({ ...key, ...details }, key)
    assert.match(faults.join('\n'), fault)
  })
}
