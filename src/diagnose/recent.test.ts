import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Recent } from './recent.ts'

test('what was longest not asked for goes first', () => {
  const recent = new Recent<number>(16)
  for (let index = 0; index < 8; index += 1) recent.set(`${index}`, index, 2)
  assert.equal(recent.get('0'), 0)
  recent.set('8', 8, 2)
  assert.equal(recent.get('1'), undefined)
  assert.equal(recent.get('0'), 0)
  assert.equal(recent.get('8'), 8)
})

test('a value that would drive out many others is not kept', () => {
  const recent = new Recent<string>(16)
  recent.set('small', 'small', 2)
  recent.set('large', 'large', 3)
  assert.equal(recent.get('large'), undefined)
  assert.equal(recent.get('small'), 'small')
})

test('a value in place of another weighs once', () => {
  const recent = new Recent<number>(16)
  for (let time = 0; time < 100; time += 1) recent.set('same', time, 2)
  recent.set('other', -1, 2)
  assert.equal(recent.get('same'), 99)
  assert.equal(recent.get('other'), -1)
})
