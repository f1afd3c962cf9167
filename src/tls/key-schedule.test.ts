import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '../bytes/hex.ts'
import { serverHandshakeKey, transcriptHash } from './key-schedule.ts'

test('gives the key and IV of RFC 8448 section 3', () => {
  const sharedSecret = fromHex('8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d')
  const helloHash = fromHex('860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8')
  const { key, iv } = serverHandshakeKey('sha256', sharedSecret, helloHash, 16)
  assert.equal(toHex(key), '3fce516009c21727d0f2e4e86ee403bc')
  assert.equal(toHex(iv), '5d313eb2671276ee13000b30')
})

test('the transcript hash runs over the messages as if they were one', () => {
  const whole = transcriptHash('sha384', [fromHex('0102030405')])
  assert.deepEqual(transcriptHash('sha384', [fromHex('0102'), fromHex(''), fromHex('030405')]), whole)
  assert.equal(whole.length, 48)
})
