import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spanText, utcText } from './moment.ts'

test('a moment is written in UTC to the minute', () => {
  assert.equal(utcText(new Date('2026-11-23T14:05:59.999Z')), '2026-11-23 14:05 UTC')
})

test('a span is written in its largest whole unit', () => {
  const cases: [number, string][] = [
    [0, '0 minutes'],
    [59_999, '0 minutes'],
    [60_000, '1 minute'],
    [7_199_999, '1 hour'],
    [86_400_000, '1 day'],
    [-12.9 * 86_400_000, '12 days'],
  ]
  for (const [milliseconds, text] of cases) assert.equal(spanText(milliseconds), text)
})
