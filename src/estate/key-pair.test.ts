import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import * as asn1js from 'asn1js'
import { PublicKeyInfo } from 'pkijs'
import { keyIdentifier, keyPair } from './key-pair.ts'

for (const kind of ['rsa-1024', 'rsassa-pss-2048', 'ec-p256', 'ec-p521', 'ed25519'] as const) {
  test(`the key identifier of ${kind} is the SHA-1 of its subjectPublicKey bits`, () => {
    const key = keyPair(kind)
    const decoded = new PublicKeyInfo({ schema: asn1js.fromBER(key.spki).result })
    const expected = createHash('sha1').update(decoded.subjectPublicKey.valueBlock.valueHexView).digest()
    assert.deepEqual(Buffer.from(keyIdentifier(key)), expected)
  })
}

test('RSA keys are made once for each use, others whenever asked', () => {
  assert.equal(keyPair('rsa-1024', 'a'), keyPair('rsa-1024', 'a'))
  assert.notEqual(keyPair('rsa-1024', 'a'), keyPair('rsa-1024', 'b'))
  assert.notDeepEqual(keyPair('ec-p256', 'a').spki, keyPair('ec-p256', 'a').spki)
})
