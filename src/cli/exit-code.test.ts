import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nowhereReport, poolReport, silentReport } from '../../test/report-samples.ts'
import type { Report } from '../report/report.ts'
import { Tally, type FailOn, type RunEnd } from './exit-code.ts'

interface Outcome extends RunEnd {
  reports: Report[]
  failOn: FailOn
}

const fine: Report = {
  ...poolReport,
  pools: [],
  endpoints: poolReport.endpoints.slice(0, 1),
}
const warned: Report = { ...poolReport, endpoints: fine.endpoints }
const cases: [name: string, outcome: Partial<Outcome>, code: number][] = [
  ['nothing to remark', { reports: [fine] }, 0],
  ['an error', { reports: [fine, poolReport] }, 1],
  ['a warning, and errors count', { reports: [warned] }, 0],
  ['a warning, and warnings count', { reports: [warned], failOn: 'warning' }, 1],
  ['an error, and nothing counts', { reports: [poolReport], failOn: 'never' }, 0],
  ['no certificate', { reports: [fine, silentReport] }, 3],
  ['no certificate and an error', { reports: [silentReport, nowhereReport] }, 1],
  ['a bad row and nothing else', { reports: [fine], badInput: true }, 2],
  ['a bad row and an error', { reports: [poolReport], badInput: true }, 1],
  ['a bad row and no certificate', { reports: [silentReport], badInput: true }, 3],
  ['only bad rows', { reports: [], badInput: true }, 2],
  ['interrupted', { reports: [poolReport], interrupted: true }, 130],
]

for (const [name, outcome, code] of cases) {
  test(`exit code ${code}: ${name}`, () => {
    const calm: Outcome = { reports: [], failOn: 'error', badInput: false, interrupted: false }
    const { reports, failOn, ...end } = { ...calm, ...outcome }
    const tally = new Tally(failOn)
    for (const report of reports) tally.add(report)
    assert.equal(tally.exitCode(end), code)
  })
}
