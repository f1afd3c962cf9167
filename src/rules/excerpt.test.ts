import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerpt, excerptList } from './excerpt.ts'

test('a value of up to 120 characters stays as it is, a longer one is cut', () => {
  assert.equal(excerpt('a'.repeat(120)), 'a'.repeat(120))
  assert.equal(excerpt('a'.repeat(121)), `${'a'.repeat(119)}…`)
})

test('a list says how many values it leaves out', () => {
  assert.deepEqual(excerptList(['a', 'b'], 2), ['a', 'b'])
  assert.deepEqual(excerptList(['a', 'b', 'c', 'd'], 2), ['a', 'b', '… +2'])
})
