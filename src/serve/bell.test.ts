import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bell } from './bell.ts'

const never = 2 ** 30

test('a ring during the wait ends it', async () => {
  const bell = new Bell()
  const heard = bell.heard(never)
  bell.ring()
  await heard
})

test('a ring before the wait ends it at once, and only that one', async () => {
  const bell = new Bell()
  bell.ring()
  bell.ring()
  await bell.heard(never)
  let isOver = false
  const second = bell.heard(never).then(() => (isOver = true))
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(isOver, false)
  bell.ring()
  await second
})

test('a wait ends when nobody rings', async () => {
  await new Bell().heard(1)
})
