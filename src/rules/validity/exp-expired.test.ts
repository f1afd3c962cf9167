import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificate, days, judge, now, testRule } from '../../../test/facts.ts'
import { expExpired } from './exp-expired.ts'

const ended = (notAfter: Date) => ({ presents: certificate({ notAfter }) })

testRule(expExpired, {
  'fires after the end': [ended(days(-1)), ['error finding']],
  'is silent at the very end': [ended(now), []],
  'is silent before the end': [ended(days(1)), []],
  'is silent without a certificate': [{ presents: [] }, []],
})

test('exp-expired says when and how long ago', () => {
  const [finding] = judge(expExpired, ended(days(-12)))
  assert.match(finding!.message, /on 2026-11-11 12:00 UTC, 12 days ago/)
})
