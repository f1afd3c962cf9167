import assert from 'node:assert/strict'
import crypto, { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { canDecapsulate, keyPairOf, sharedSecret } from './key-share.ts'
import { namedGroup } from './named-group.ts'

const makers: [name: keyof typeof namedGroup, octets: number, make: () => ReturnType<typeof keyPairOf>][] = [
  ['x25519', 32, () => keyPairOf(generateKeyPairSync('x25519').privateKey)],
  ['secp256r1', 65, () => keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  ['secp384r1', 97, () => keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)],
  ['secp521r1', 133, () => keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey)],
]

for (const [name, octets, make] of makers) {
  test(`${name}: both sides come to the same secret`, () => {
    const ours = make()
    const theirs = make()
    assert.equal(ours.group, namedGroup[name])
    assert.equal(ours.publicKey.length, octets)
    const secret = sharedSecret(ours, theirs.publicKey)
    assert.ok(secret !== undefined)
    assert.deepEqual(sharedSecret(theirs, ours.publicKey), secret)
  })

  test(`${name}: a share that is no element of the group gives no secret`, () => {
    const ours = make()
    const bad = [
      new Uint8Array(),
      new Uint8Array(octets),
      new Uint8Array(octets).fill(4),
      make().publicKey.subarray(1),
      Buffer.concat([make().publicKey, Uint8Array.of(0)]),
    ]
    // Any 32 octets but those of small order are an X25519 share (RFC 7748 section 5).
    if (name === 'x25519') bad.splice(2, 1)
    for (const share of bad) assert.equal(sharedSecret(ours, share), undefined)
  })
}

test('a key of another kind is a mistake of ours', () => {
  assert.throws(() => keyPairOf(generateKeyPairSync('ed25519').privateKey), TypeError)
  assert.throws(() => keyPairOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey), TypeError)
})

test(
  'X25519MLKEM768: both sides come to the same secret, and a share that is none gives none',
  { skip: !canDecapsulate },
  () => {
    const kem = generateKeyPairSync('ml-kem-768')
    const ours = keyPairOf(generateKeyPairSync('x25519').privateKey, kem.privateKey)
    assert.equal(ours.group, namedGroup.x25519MlKem768)
    assert.equal(ours.publicKey.length, 1184 + 32)
    const theirs = keyPairOf(generateKeyPairSync('x25519').privateKey)
    const { sharedKey, ciphertext } = crypto.encapsulate(kem.publicKey)
    const expected = Buffer.concat([sharedKey, sharedSecret(theirs, ours.publicKey.subarray(1184))!])
    assert.deepEqual(sharedSecret(ours, Buffer.concat([ciphertext, theirs.publicKey])), expected)
    for (const share of [
      new Uint8Array(),
      new Uint8Array(1088 + 31),
      new Uint8Array(1088 + 32),
      theirs.publicKey,
    ]) {
      assert.equal(sharedSecret(ours, share), undefined)
    }
    assert.throws(() => keyPairOf(theirs.privateKey, theirs.privateKey), TypeError)
  },
)
