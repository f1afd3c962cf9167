import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { resultRow } from '../api/result-row.ts'
import { demoTargets } from '../cli/demo-targets.ts'
import { startEstate, type Estate } from '../estate/estate.ts'
import type { Report } from '../report/report.ts'
import { checkAll } from '../scan.ts'
import { anchorsOf } from '../trust/anchors.ts'
import { rowOf } from './result-row.ts'

let estate: Estate
const reports: Report[] = []
before(async () => {
  estate = await startEstate()
  const anchors = anchorsOf(estate.rootPem, 'root', true)
  const options = { dns: estate.dns, anchors, timeout: 1500, retries: 0, concurrency: 16 }
  for await (const report of checkAll(demoTargets(estate, false), options)) reports.push(report)
})
after(() => estate.close())

test('every report of the estate has a row that keeps to its schema and agrees with it', () => {
  for (const [index, report] of reports.entries()) {
    const row = rowOf(report, { check: 'abc', number: index + 1, index })
    assert.deepEqual(resultRow.parse(row), row)
    assert.deepEqual(
      [row.id, row.verdict, row.headline],
      [`abc-${index + 1}`, report.verdict, report.headline.text],
    )
    assert.ok(row.addresses.length <= 8)
    assert.ok(row.seen <= row.endpoints)
    assert.equal(row.sha256 === undefined, row.seen === 0)
    if (row.verdict === 'error') assert.ok(row.errors > 0, row.name)
    if (row.verdict === 'ok') assert.equal(row.errors, 0, row.name)
  }
  assert.ok(reports.some((report) => rowOf(report, { check: 'a', number: 1, index: 0 }).differing > 0))
})

test('of several end entities the one that ends first is told', () => {
  const report = reports.find(
    ({ endpoints, certificates }) =>
      new Set(endpoints.flatMap(({ presented }) => certificates[presented[0] ?? '']?.notAfter ?? [])).size >
      1,
  )
  assert.ok(report, 'a pool has certificates that end at different moments')
  const ends = report.endpoints.flatMap(
    ({ presented }) => report.certificates[presented[0] ?? '']?.notAfter ?? [],
  )
  assert.equal(rowOf(report, { check: 'a', number: 1, index: 0 }).notAfter, ends.toSorted()[0])
})

test('a report with nothing has a row as well', () => {
  const [first] = reports
  assert.ok(first)
  const bare = { ...first, endpoints: [], pools: [], findings: [], certificates: {} }
  const row = rowOf(bare, { check: 'a', number: 1, index: 0 })
  assert.deepEqual([row.endpoints, row.seen, row.errors, row.sha256], [0, 0, 0, undefined])
})
