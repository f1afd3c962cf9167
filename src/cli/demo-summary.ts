/** What the demo showed beside what it was to show. */
import type { Scenario } from '../estate/estate.ts'
import { hanging, line, type Line } from '../render/line.ts'
import { styleFor } from '../render/style.ts'
import type { Report } from '../report/report.ts'

/** A scenario and the report that it got. */
export interface Shown {
  scenario: Scenario
  report: Report
}

/** Expected findings, `rule:severity`, and the expected headline and verdict, as far as the report does not have them. */
export function missingOf({ scenario, report }: Shown): string[] {
  const parts = [report, ...report.endpoints, ...report.pools]
  const seen = new Set(
    parts.flatMap(({ findings }) => findings.map(({ rule, severity }) => `${rule}:${severity}`)),
  )
  return [
    ...scenario.expect.filter((expected) => !seen.has(expected)),
    ...(report.headline.rule === scenario.headline
      ? []
      : [`headline ${scenario.headline ?? 'without a fault'}, not ${report.headline.rule ?? 'without one'}`]),
    ...(report.verdict === scenario.verdict ? [] : [`verdict ${scenario.verdict}, not ${report.verdict}`]),
  ]
}

/** A table: scenario, what was expected, whether it was seen. */
export function summaryLines(shown: Shown[], skipped: readonly string[], ascii: boolean): Line[] {
  const { severity } = styleFor(ascii)
  const width = Math.max(8, ...shown.map(({ scenario }) => scenario.id.length)) + 2
  const failed = shown.filter((each) => missingOf(each).length > 0).length
  const rows = shown.map((each) => {
    const { id, verdict, headline, expect } = each.scenario
    const missing = missingOf(each)
    const mark =
      missing.length === 0
        ? { text: `${severity.ok} yes  `, emphasis: 'ok' as const }
        : { text: `${severity.error} NO   `, emphasis: 'error' as const }
    const expected =
      missing.length === 0
        ? [`verdict ${verdict}`, ...(headline === undefined ? [] : [`headline ${headline}`]), ...expect].join(
            ', ',
          )
        : `missing: ${missing.join(', ')}`
    return hanging(0, width + 7, id.padEnd(width), mark, expected)
  })
  const end =
    failed === 0
      ? `All ${shown.length} scenarios gave what was expected.`
      : `${failed} of ${shown.length} scenarios did not give what was expected.`
  return [
    line(0, { text: `${'Scenario'.padEnd(width)}Seen   Expected`, emphasis: 'bold' }),
    ...rows,
    ...skipped.map((id) => line(0, `${id.padEnd(width)}left out: this computer has no ::1`)),
    line(0, { text: end, emphasis: failed === 0 ? 'ok' : 'error' }),
  ]
}
