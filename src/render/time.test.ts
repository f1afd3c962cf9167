import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '../words/words.ts'
import { daysUntil, formatInstant, formatRelative, formatSortable } from './time.ts'

const now = new Date('2026-11-23T09:00:00.000Z')

const relative: [iso: string, words: string][] = [
  ['2027-02-21T09:31:29.000Z', 'in 90 days'],
  ['2026-11-20T09:00:00.000Z', '3 days ago'],
  ['2026-11-24T10:00:00.000Z', 'in 25 hours'],
  ['2026-11-23T09:01:00.000Z', 'in 1 minute'],
  ['2026-11-23T08:00:00.000Z', '60 minutes ago'],
  ['2026-11-23T09:00:30.000Z', 'now'],
]

for (const [iso, words] of relative) {
  test(`formatRelative: ${words}`, () => assert.equal(formatRelative(iso, now, english), words))
}

test('daysUntil is negative as soon as the date is past', () => {
  assert.equal(daysUntil('2026-11-23T08:59:59.000Z', now), -1)
  assert.equal(daysUntil('2026-11-20T08:00:00.000Z', now), -3)
  assert.equal(daysUntil('2026-11-24T08:59:59.000Z', now), 0)
})

test('dates are written in UTC', () => {
  assert.equal(formatInstant('2026-11-23T09:31:29.000Z'), '2026-11-23 09:31:29 UTC')
  assert.equal(formatInstant('no date'), 'no date')
  assert.equal(formatSortable('2026-11-23T09:31:29.000Z'), '2026-11-23 09:31:29')
  assert.equal(formatSortable(null), '')
})
