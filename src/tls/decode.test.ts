import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex } from '../bytes/hex.ts'
import { decodeWhole, readAll, readExtensions } from './decode.ts'

test('octets that are missing or left over make a message unreadable', () => {
  assert.equal(
    decodeWhole(fromHex('0102'), (reader) => reader.uint16()),
    0x0102,
  )
  assert.equal(
    decodeWhole(fromHex('01'), (reader) => reader.uint16()),
    undefined,
  )
  assert.equal(
    decodeWhole(fromHex('010203'), (reader) => reader.uint16()),
    undefined,
  )
})

test('a mistake of ours is not taken for one of the far end', () => {
  const mistake = () => {
    throw new TypeError('ours')
  }
  assert.throws(() => decodeWhole(new Uint8Array(), mistake), TypeError)
})

test('a vector is read to its end', () => {
  assert.deepEqual(
    readAll(fromHex('000100020003'), (reader) => reader.uint16()),
    [1, 2, 3],
  )
})

test('of an extension that is repeated the first one counts', () => {
  const extensions = readExtensions(fromHex('002b0001aa' + '002b0001bb' + '00330000'))
  assert.deepEqual(
    [...extensions],
    [
      [43, fromHex('aa')],
      [51, new Uint8Array()],
    ],
  )
})
