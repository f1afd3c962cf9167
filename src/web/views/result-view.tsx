/** A result: everything that was seen and concluded about one target. */
import type { ResultRow } from '../../api/result-row.ts'
import type { Report } from '../../report/report.ts'
import { ReportView } from './report-view.tsx'

/** `result` is its id; `row` is there when the list holds it. */
export function ResultView({
  result,
  report,
}: {
  result: string
  report: Report
  row: ResultRow | undefined
}) {
  return <ReportView key={result} result={result} report={report} />
}
