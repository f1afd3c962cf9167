/** Scores a suite: every case as expected, or listed in exceptions.json with its reason. */
import { readFileSync } from 'node:fs'
import { answer, type Answer } from './answer.ts'
import type { Testcase } from './testcase.ts'

/** Reasons by case id. */
const exceptions = new Map<string, string>(
  Object.entries(JSON.parse(readFileSync(new URL('exceptions.json', import.meta.url), 'utf8')) as object),
)

/** Lines to print, the last one with the figures, and whether nothing was unexpected. */
export function score(testcases: readonly Testcase[], now: Date): { lines: string[]; passed: boolean } {
  const results = testcases.map((testcase) => ({ testcase, given: answer(testcase, now) }))
  const disagreed = results.filter(({ testcase, given }) => given.actual_result !== testcase.expected_result)
  const listed = disagreed.filter(({ testcase }) => exceptions.has(testcase.id))
  const wrong = disagreed.filter(({ testcase }) => !exceptions.has(testcase.id))
  const stale = results.filter(
    ({ testcase, given }) => exceptions.has(testcase.id) && given.actual_result === testcase.expected_result,
  )
  const accepts = wrong.filter(({ given }) => given.actual_result === 'SUCCESS').length
  return {
    lines: [
      ...listed.map(({ testcase }) => `listed      ${testcase.id}: ${exceptions.get(testcase.id)}`),
      ...stale.map(({ testcase }) => `as expected ${testcase.id}, although it is listed`),
      ...wrong.map(({ testcase, given }) => `${mistake(given)} ${testcase.id}: ${given.context ?? ''}`),
      `${testcases.length} cases: ${testcases.length - disagreed.length} as expected, ${listed.length} listed, ` +
        `${accepts} false accepts, ${wrong.length - accepts} false rejects`,
    ],
    passed: wrong.length === 0 && stale.length === 0,
  }
}

function mistake({ actual_result: result }: Answer): string {
  return result === 'SUCCESS' ? 'false accept' : 'false reject'
}
