import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ByteQueue } from './byte-queue.ts'

test('what goes in comes out in the same order, however it is cut', () => {
  const step = fc.record({
    push: fc.uint8Array({ maxLength: 900 }),
    adopt: fc.boolean(),
    take: fc.nat(1200),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const queue = new ByteQueue()
      let expected = Buffer.alloc(0)
      const taken: { octets: Uint8Array; expected: Buffer }[] = []
      for (const { push, adopt, take } of steps) {
        if (adopt) queue.adopt(push)
        else queue.push(push)
        expected = Buffer.concat([expected, push])
        assert.deepEqual(Buffer.from(queue.peek()), expected)
        taken.push({ octets: queue.take(take), expected: expected.subarray(0, take) })
        expected = expected.subarray(take)
        assert.equal(queue.length, expected.length)
        assert.equal(queue.at(0), expected[0] ?? 0)
      }
      // Looked at only now: what was taken must not change when more comes in.
      for (const { octets, expected } of taken) assert.deepEqual(Buffer.from(octets), expected)
    }),
  )
})

test('a megabyte in single octets takes a moment, not minutes', () => {
  const queue = new ByteQueue()
  const startedAt = performance.now()
  for (let index = 0; index < 2 ** 20; index++) queue.push(Uint8Array.of(index & 0xff))
  assert.equal(queue.take().length, 2 ** 20)
  // Copying everything for each octet would move 500 GB.
  assert.ok(performance.now() - startedAt < 5000)
})
