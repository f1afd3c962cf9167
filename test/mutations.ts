// Feeds a reader with spoilt input, a hundred thousand times, and holds it to its time and memory.
import assert from 'node:assert/strict'
import { toHex } from '../src/bytes/hex.ts'
import { heapInUse } from './heap.ts'
import { mutate } from './mutate.ts'
import { seededRandom } from './random.ts'

/** How many inputs a reader is given. */
export const rounds = 100_000

/**
 * Gives `read` mutations of the originals, always the same for a seed, and returns the sum of what it returns. Fails
 * with the input in hand when it throws, takes five seconds, or keeps memory.
 */
export function readMutations(
  seed: number,
  originals: readonly [Uint8Array, ...Uint8Array[]],
  read: (bytes: Uint8Array) => number,
): number {
  const random = seededRandom(seed)
  let sum = 0
  let heapBefore = 0
  for (let round = 0; round < rounds; round += 1) {
    if (round === rounds / 5) heapBefore = heapInUse()
    const bytes = mutate(random.pick(originals), originals, random)
    const started = performance.now()
    try {
      sum += read(bytes)
    } catch (cause) {
      throw new Error(`round ${round}: ${toHex(bytes)}`, { cause })
    }
    const milliseconds = performance.now() - started
    assert.ok(milliseconds < 5000, `round ${round} took ${milliseconds} ms`)
  }
  const growth = heapInUse() - heapBefore
  assert.ok(growth < 8 * 2 ** 20, `the heap grew by ${growth} bytes`)
  return sum
}
