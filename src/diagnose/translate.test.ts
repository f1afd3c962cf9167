import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleReports } from '../../test/sample-reports.ts'
import { wideLetter, wideWords } from '../../test/wide-words.ts'
import type { Report } from '../report/report.ts'
import { english } from '../words/words.ts'
import { translateReport } from './translate.ts'

for (const [name, report] of sampleReports()) {
  test(`every finding of ${name} is put into another language and stays the same finding`, () => {
    const before = findingsOf(report)
    const after = findingsOf(translateReport(report, wideWords))
    assert.equal(after.length, before.length)
    after.forEach((finding, index) => {
      const { message, fix, ...rest } = finding
      const { message: was, fix: fixWas, ...same } = before[index]!
      assert.match(message, wideLetter, finding.rule)
      assert.notEqual(message, was)
      assert.equal(fix === undefined, fixWas === undefined)
      if (fix !== undefined) assert.match(fix, wideLetter, finding.rule)
      assert.deepEqual(rest, same)
    })
  })

  test(`in English ${name} stays as it is`, () => {
    assert.deepEqual(translateReport(report, english), report)
  })
}

test('a finding that another version made otherwise stays as it is', () => {
  const [[, report] = []] = sampleReports()
  assert.ok(report)
  const [finding] = findingsOf(report)
  assert.ok(finding)
  const strange = [
    { ...finding, rule: 'rule-of-tomorrow' },
    { ...finding, detail: 'case-of-tomorrow' },
    { ...finding, rule: 'name-san-match', evidence: {} },
  ]
  assert.deepEqual(translateReport({ ...report, findings: strange }, wideWords).findings, strange)
})

function findingsOf({ findings, endpoints, pools }: Report) {
  return [...findings, ...[...endpoints, ...pools].flatMap((part) => part.findings)]
}
