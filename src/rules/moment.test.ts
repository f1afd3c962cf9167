import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spanOf, utcText } from './moment.ts'

test('a moment is written in UTC to the minute', () => {
  assert.equal(utcText(new Date('2026-11-23T14:05:59.999Z')), '2026-11-23 14:05 UTC')
})

test('a span is written in its largest whole unit', () => {
  const cases: [number, string][] = [
    [0, 'PT0M'],
    [59_999, 'PT0M'],
    [60_000, 'PT1M'],
    [7_199_999, 'PT1H'],
    [86_400_000, 'P1D'],
    [-12.9 * 86_400_000, 'P12D'],
  ]
  for (const [milliseconds, text] of cases) assert.equal(spanOf(milliseconds), text)
})
