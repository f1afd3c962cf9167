import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstSentence } from './first-sentence.ts'

const cases: [message: string, expected: string][] = [
  ['It expired. Renew it.', 'It expired.'],
  ['sip.contoso.com expired on 2026-11-08. Renew it.', 'sip.contoso.com expired on 2026-11-08.'],
  ['One sentence.', 'One sentence.'],
  ['No full stop', 'No full stop'],
]

for (const [message, expected] of cases) {
  test(`the first sentence of "${message}"`, () => {
    assert.equal(firstSentence(message), expected)
  })
}
