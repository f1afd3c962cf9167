import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ByteReader, TruncatedError } from './reader.ts'

test('fields are big-endian and follow each other', () => {
  const reader = new ByteReader(Uint8Array.of(1, 2, 3, 4, 5, 6, 0xff, 0xff, 0xff, 0xff, 9))
  assert.deepEqual([reader.uint8(), reader.uint16(), reader.uint24()], [1, 0x0203, 0x040506])
  assert.equal(reader.uint32(), 0xffffffff)
  assert.deepEqual([reader.offset, reader.remaining], [10, 1])
  assert.deepEqual(reader.take(1), Uint8Array.of(9))
})

test('vectors carry their length', () => {
  const reader = new ByteReader(Uint8Array.of(1, 7, 0, 2, 8, 9, 0, 0, 1, 5, 0))
  assert.deepEqual(reader.vector8(), Uint8Array.of(7))
  assert.deepEqual(reader.vector16(), Uint8Array.of(8, 9))
  assert.deepEqual(reader.vector24(), Uint8Array.of(5))
  assert.deepEqual(reader.vector8(), new Uint8Array())
})

test('reading past the end throws and says where', () => {
  const reader = new ByteReader(Uint8Array.of(0, 9, 1))
  assert.throws(
    () => reader.vector16(),
    (error) => error instanceof TruncatedError && error.offset === 2,
  )
  assert.throws(() => new ByteReader(new Uint8Array()).uint8(), RangeError)
})
