// The reports that testdata/reports keeps as they were captured.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Report } from '../src/report/report.ts'

/** Name and report of each. */
export function sampleReports(): [name: string, report: Report][] {
  return globSync(join(import.meta.dirname, '../testdata/reports/*.json'))
    .sort()
    .map((file) => [basename(file, '.json'), JSON.parse(readFileSync(file, 'utf8'))])
}
