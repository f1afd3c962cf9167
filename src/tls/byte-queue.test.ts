import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ByteQueue } from './byte-queue.ts'

test('what goes in comes out in the same order, however it is cut', () => {
  const step = fc.record({ push: fc.uint8Array({ maxLength: 300 }), take: fc.nat(400) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const queue = new ByteQueue()
      let expected = Buffer.alloc(0)
      for (const { push, take } of steps) {
        queue.push(push)
        expected = Buffer.concat([expected, push])
        assert.deepEqual(Buffer.from(queue.copy()), expected)
        assert.deepEqual(Buffer.from(queue.take(take)), expected.subarray(0, take))
        expected = expected.subarray(take)
        assert.equal(queue.length, expected.length)
        assert.equal(queue.at(0), expected[0] ?? 0)
      }
    }),
  )
})

test('what was taken stays as it is when more comes in', () => {
  const queue = new ByteQueue()
  queue.push(Uint8Array.of(1, 2, 3))
  const taken = queue.take(2)
  queue.push(new Uint8Array(10_000).fill(9))
  assert.deepEqual([...taken], [1, 2])
})

test('a megabyte in single octets takes a moment, not minutes', () => {
  const queue = new ByteQueue()
  const startedAt = performance.now()
  for (let index = 0; index < 2 ** 20; index++) queue.push(Uint8Array.of(index & 0xff))
  assert.equal(queue.take().length, 2 ** 20)
  // Copying everything for each octet would move 500 GB.
  assert.ok(performance.now() - startedAt < 5000)
})
