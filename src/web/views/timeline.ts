/** When the certificates of results end, month by month. There may be a hundred thousand results. */
import type { ResultRow } from '../../api/result-row.ts'

/** A month, or what lies before or behind those that are shown. */
export interface Bin {
  /** `2026-11`; `earlier` and `later` for what lies before and behind. */
  month: string
  results: number
  /** Distinct end entities. */
  certificates: number
}

/** See the module. */
export interface Timeline {
  /** Without gaps from the first month to the last, with what lies around them at the ends. */
  bins: Bin[]
  /** Results without certificate, or with one whose end could not be read. */
  undated: number
  /** Certificates that ended before the moment, and those that end within thirty days from then. */
  ended: number
  soon: number
}

/** So many months before and behind now are shown one by one. */
const monthsBack = 12
const monthsAhead = 47

const soonDays = 30

/** Counts rows by the month in which their certificate ends, as of a moment in milliseconds. */
export function timelineOf(rows: readonly ResultRow[], now: number): Timeline {
  const start = monthFrom(now, -monthsBack)
  const last = monthFrom(now, monthsAhead)
  const months = new Map<string, { results: number; certificates: Set<string> }>()
  const ended = new Set<string>()
  const soon = new Set<string>()
  const nowIso = new Date(now).toISOString()
  const soonIso = new Date(now + soonDays * 86_400_000).toISOString()
  let undated = 0
  for (const { notAfter, sha256 = '' } of rows) {
    const bin = binOf(notAfter, start, last)
    if (bin === undefined || notAfter === undefined) {
      undated += 1
      continue
    }
    let month = months.get(bin)
    if (month === undefined) months.set(bin, (month = { results: 0, certificates: new Set() }))
    month.results += 1
    month.certificates.add(sha256)
    const end = sortable(notAfter)
    if (end < nowIso) ended.add(sha256)
    else if (end < soonIso) soon.add(sha256)
  }
  const known = [...months.keys()].filter((month) => month !== 'earlier' && month !== 'later')
  // A year from now is always there, whatever ends in it: so today has a place, and a gap is seen.
  const shown = monthsBetween([...known, monthFrom(now, -1), monthFrom(now, 11)].toSorted())
  const bins = [
    ...(months.has('earlier') ? ['earlier'] : []),
    ...shown,
    ...(months.has('later') ? ['later'] : []),
  ].map((month): Bin => {
    const { results = 0, certificates } = months.get(month) ?? {}
    return { month, results, certificates: certificates?.size ?? 0 }
  })
  return { bins, undated, ended: ended.size, soon: soon.size }
}

/** Rows whose certificate ends in a bin of the timeline, the first to end first. */
export function rowsOfBin(rows: readonly ResultRow[], month: string, now: number): ResultRow[] {
  const start = monthFrom(now, -monthsBack)
  const end = monthFrom(now, monthsAhead)
  return rows.filter(({ notAfter }) => binOf(notAfter, start, end) === month).toSorted(firstToEnd)
}

/** What ends first from a moment on: one row for each certificate, and how many rows have it. */
export function nextToEnd(
  rows: readonly ResultRow[],
  now: number,
  most: number,
): { row: ResultRow; results: number }[] {
  const nowIso = new Date(now).toISOString()
  const first: ResultRow[] = []
  for (const row of rows) {
    if (row.notAfter === undefined || sortable(row.notAfter) < nowIso) continue
    const last = first.at(-1)
    if (first.length === most && last !== undefined && firstToEnd(row, last) >= 0) continue
    if (first.some((other) => certificateOf(other) === certificateOf(row))) continue
    const place = first.findLastIndex((other) => firstToEnd(other, row) <= 0) + 1
    first.splice(place, 0, row)
    first.length = Math.min(first.length, most)
  }
  const counts = new Map(first.map((row) => [certificateOf(row), 0]))
  for (const row of rows) {
    const count = counts.get(certificateOf(row))
    if (count !== undefined) counts.set(certificateOf(row), count + 1)
  }
  return first.map((row) => ({ row, results: counts.get(certificateOf(row)) ?? 1 }))
}

function certificateOf({ sha256, id }: ResultRow): string {
  return sha256 ?? id
}

/** Where a moment stands within its month, from 0 to 1. */
export function shareOfMonth(now: number): number {
  const at = new Date(now)
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth())
  return (now - first) / (Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1) - first)
}

/** `2026-11` of a moment, so many months later. */
export function monthFrom(now: number, months: number): string {
  const at = new Date(now)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months)).toISOString().slice(0, 7)
}

function firstToEnd(a: ResultRow, b: ResultRow): number {
  const [first = '', second = ''] = [a, b].map(({ notAfter = '' }) => sortable(notAfter))
  return first < second ? -1 : first > second ? 1 : 0
}

/** ISO dates are in order as texts, but for years of five digits and more, which have a sign in front. */
function sortable(iso: string): string {
  return iso.startsWith('+') ? `~${iso}` : iso
}

function binOf(notAfter: string | undefined, start: string, end: string): string | undefined {
  if (notAfter === undefined || !/^([+-]\d{6}|\d{4})-\d\d/.test(notAfter)) return undefined
  if (notAfter.startsWith('+')) return 'later'
  const month = notAfter.slice(0, 7)
  if (notAfter.startsWith('-') || month < start) return 'earlier'
  return month > end ? 'later' : month
}

function monthsBetween(sorted: readonly string[]): string[] {
  const [first = ''] = sorted
  const last = sorted.at(-1) ?? ''
  const months: string[] = []
  for (let month = first; month <= last; month = monthFrom(Date.parse(`${month}-01T00:00:00Z`), 1))
    months.push(month)
  return months
}
