// Cases in the manner of public suites, `testdata/paths/<suite>/*.txt`, put to the adapter that answers those suites.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { test } from 'node:test'
import { answer } from '../conformance/answer.ts'
import { testcaseSchema } from '../conformance/testcase.ts'
import { parseCases } from './paths/case.ts'
import { testcasesOf } from './paths/testcase.ts'

const cases = globSync('testdata/paths/*/*.txt')
  .sort()
  .flatMap((file) =>
    parseCases(readFileSync(file, 'utf8'), file).map((current) => ({
      suite: basename(dirname(file)),
      current,
    })),
  )

for (const { suite, current } of cases) {
  test(`${suite}: ${current.title}`, () => {
    assert.ok(current.verdicts.length > 0, 'the case expects nothing')
    for (const { verdict, ...given } of testcasesOf(current, suite)) {
      const testcase = testcaseSchema.parse(JSON.parse(JSON.stringify(given)))
      const { actual_result: result, context } = answer(testcase, new Date(0))
      const inputs = verdict.verifier.map(({ word, value }) => `${word} ${value}`).join('; ')
      assert.equal(result === 'SUCCESS', verdict.accepted, `${inputs}: ${context}`)
    }
  })
}
