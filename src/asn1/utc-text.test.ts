import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utcSecondText } from './utc-text.ts'

test('a moment is told to the second, in UTC', () => {
  assert.equal(utcSecondText(new Date('2026-11-23T14:05:09.999Z')), '2026-11-23 14:05:09 UTC')
})
