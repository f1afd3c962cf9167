import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearest } from './nearest.ts'

const words = ['check', 'explain', 'demo']
const cases: [typed: string, meant: string | undefined][] = [
  ['exlpain', 'explain'],
  ['explan', 'explain'],
  ['dmeo', 'demo'],
  ['demos', 'demo'],
  ['mailserver', undefined],
  ['dc01', undefined],
  ['', undefined],
]

for (const [typed, meant] of cases) {
  test(`"${typed}" is near to ${meant ?? 'nothing'}`, () => assert.equal(nearest(typed, words), meant))
}
