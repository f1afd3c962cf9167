import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostileText, poolReport } from '../../test/report-samples.ts'
import type { PreflightFacts } from '../report/preflight.ts'
import { renderText } from './text.ts'

const plain = { width: 80, color: false, ascii: false, advanced: false, chain: false }
const facts: PreflightFacts = {
  accepted: 'no',
  reasons: [
    { code: 'asked', answer: 'yes', detail: 'The far end asks for a certificate.' },
    { code: 'authorities', answer: 'no', detail: 'None of your authorities is named.' },
  ],
  theirs: { accepted: 'unknown', reasons: [{ code: 'path', answer: 'unknown', detail: hostileText }] },
}
const report = (...judged: PreflightFacts[]) => ({
  ...poolReport,
  own: { from: 'own.pem', presented: [] },
  endpoints: poolReport.endpoints.map((endpoint, index) => {
    const preflight = judged[index % judged.length]
    return preflight === undefined ? endpoint : { ...endpoint, preflight }
  }),
})

test('both directions are told with their reasons, once for addresses that agree', () => {
  const text = renderText(report(facts), plain)
  assert.equal(text.split('Would they accept you? ✗ no').length, 2)
  assert.match(text, /^Preflight with the certificate of own\.pem$/m)
  assert.match(text, /^ {4}✗ authorities {2}None of your authorities is named\.$/m)
  assert.match(text, /^ {2}Would you accept them\? \? cannot know$/m)
})

test('addresses that differ are told apart', () => {
  const text = renderText(report(facts, { ...facts, accepted: 'yes' }), plain)
  assert.match(text, /Would they accept you\? ✗ no/)
  assert.match(text, /Would they accept you\? ✓ yes/)
})

test('without a preflight there is no section', () => {
  assert.doesNotMatch(renderText(poolReport, plain), /Preflight/)
})
