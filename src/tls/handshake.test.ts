import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '../bytes/hex.ts'
import { HandshakeJoiner, encodeHandshake } from './handshake.ts'

test('joins a message that lies over several fragments', () => {
  const joiner = new HandshakeJoiner(100)
  for (const piece of ['0b', '0000', '03aa', 'bb']) {
    joiner.push(fromHex(piece))
    assert.equal(joiner.next(), undefined)
  }
  joiner.push(fromHex('cc0e'))
  assert.deepEqual(joiner.next(), { type: 11, body: fromHex('aabbcc'), encoded: fromHex('0b000003aabbcc') })
  assert.equal(joiner.pending, 1)
})

test('cuts several messages out of one fragment', () => {
  const joiner = new HandshakeJoiner(100)
  joiner.push(fromHex('0e000000' + '0c000001ff' + '02'))
  assert.equal(Object(joiner.next()).type, 14)
  assert.deepEqual(Object(joiner.next()).body, fromHex('ff'))
  assert.equal(joiner.next(), undefined)
})

test('refuses a message by the length it announces', () => {
  const joiner = new HandshakeJoiner(100)
  joiner.push(fromHex('0b000065'))
  assert.equal(joiner.next(), 'too-long')
})

test('writes a header of type and three octets of length', () => {
  assert.equal(toHex(encodeHandshake(1, new Uint8Array(0x10203)).subarray(0, 5)), '0101020300')
})
