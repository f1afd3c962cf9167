import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ResultRow } from '../../api/result-row.ts'
import { nextToEnd, rowsOfBin, shareOfMonth, timelineOf } from './timeline.ts'

const now = Date.parse('2026-11-16T00:00:00Z')

const row = (notAfter: string | undefined, sha256 = notAfter): ResultRow =>
  ({ id: `${notAfter} ${sha256}`, notAfter, sha256 }) as unknown as ResultRow

test('months without gaps, results and certificates counted apart', () => {
  const rows = [
    row('2026-12-24T00:00:00Z', 'a'),
    row('2026-12-24T00:00:00Z', 'a'),
    row('2026-12-01T00:00:00Z', 'b'),
    row('2027-02-01T00:00:00Z', 'c'),
  ]
  const { bins, undated, ended, soon } = timelineOf(rows, now)
  assert.deepEqual(
    bins.slice(0, 5).map(({ month, results, certificates }) => [month, results, certificates]),
    [
      ['2026-10', 0, 0],
      ['2026-11', 0, 0],
      ['2026-12', 3, 2],
      ['2027-01', 0, 0],
      ['2027-02', 1, 1],
    ],
  )
  assert.deepEqual([undated, ended, soon], [0, 0, 1])
})

test('what lies far off is at the ends; what has no date is counted apart', () => {
  const rows = ['2001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+010000-01-01T00:00:00Z', 'never', undefined]
  const { bins, undated, ended } = timelineOf(
    rows.map((each) => row(each)),
    now,
  )
  assert.deepEqual(
    bins.filter(({ results }) => results > 0).map(({ month, results }) => [month, results]),
    [
      ['earlier', 1],
      ['later', 2],
    ],
  )
  assert.deepEqual([undated, ended], [2, 1])
})

test('without rows there are the last month and a year from now', () => {
  const months = timelineOf([], now).bins.map(({ month }) => month)
  assert.deepEqual([months.length, months[0], months.at(-1)], [13, '2026-10', '2027-10'])
})

test('the rows of a month, the first to end first', () => {
  const rows = [row('2026-12-24T00:00:00Z'), row('2026-12-01T00:00:00Z'), row('2027-01-01T00:00:00Z')]
  assert.deepEqual(
    rowsOfBin(rows, '2026-12', now).map(({ notAfter }) => notAfter?.slice(0, 10)),
    ['2026-12-01', '2026-12-24'],
  )
})

test('what ends first is told once for each certificate, and nothing that has ended', () => {
  const rows = [
    row('2026-11-15T00:00:00Z', 'ended'),
    row('2027-01-01T00:00:00Z', 'later'),
    row('2026-12-01T00:00:00Z', 'next'),
    row('2026-12-01T00:00:00Z', 'next'),
  ]
  assert.deepEqual(
    nextToEnd(rows, now, 5).map(({ row: { sha256 }, results }) => [sha256, results]),
    [
      ['next', 2],
      ['later', 1],
    ],
  )
  assert.equal(nextToEnd(rows, now, 1).length, 1)
})

test('of many that end, the first ones are told in their order', () => {
  const days = Array.from({ length: 60 }, (_, index) => ((index * 37) % 60) + 1)
  const rows = days.map((day) => row(new Date(now + day * 86_400_000).toISOString()))
  assert.deepEqual(
    nextToEnd(rows, now, 5).map(({ row: { notAfter } }) => notAfter?.slice(0, 10)),
    ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'],
  )
})

test('the middle of November is half of it', () => {
  assert.equal(shareOfMonth(now), 0.5)
})

test('a hundred thousand rows are counted in well under a second', () => {
  const rows = Array.from({ length: 100_000 }, (_, index) =>
    row(new Date(now + (index % 3000) * 86_400_000).toISOString(), String(index)),
  )
  const start = performance.now()
  const { bins } = timelineOf(rows, now)
  assert.equal(
    bins.reduce((sum, { results }) => sum + results, 0),
    100_000,
  )
  assert.ok(performance.now() - start < 1000)
})
