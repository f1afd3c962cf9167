import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interleave, median } from './measure.ts'

const medians: [number[], number][] = [
  [[3], 3],
  [[10, 2, 5], 5],
  [[4, 1, 3, 2], 2.5],
  [[100, 9], 54.5],
]
for (const [values, expected] of medians) {
  test(`the median of ${values.join(', ')} is ${expected}`, () => assert.equal(median(values), expected))
}

test('the median of nothing is an error of the caller', () => {
  assert.throws(() => median([]), RangeError)
})

test('contenders take turns, and the round that warms them up does not count', async () => {
  const turns: string[] = []
  const costs = { a: [1000, 1, 2, 3], b: [2000, 6, 5, 4] }
  const contender = (name: 'a' | 'b') => () => {
    turns.push(name)
    return costs[name].shift() ?? Number.NaN
  }
  assert.deepEqual(await interleave({ a: contender('a'), b: contender('b') }, 3), { a: 2, b: 5 })
  assert.equal(turns.join(''), 'abababab')
})
