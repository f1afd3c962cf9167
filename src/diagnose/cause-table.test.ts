import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rules } from '../rules/index.ts'
import { namesInTable, rankOf } from './cause-table.ts'

test('every cause and every effect is a rule, or a message of one', () => {
  const known = new Set(
    rules.flatMap(({ id, messages }) => [id, ...Object.keys(messages).map((message) => `${id}:${message}`)]),
  )
  assert.deepEqual(
    namesInTable().filter((name) => !known.has(name)),
    [],
  )
})

test('every rule belongs to an area that has its place', () => {
  const last = rankOf('nowhere-else')
  assert.deepEqual(
    rules.map(({ id }) => id).filter((id) => rankOf(id) === last),
    [],
  )
})
