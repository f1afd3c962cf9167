/**
 * Which rows are shown, and in which order. A list of any length is filtered and sorted in short slices, so that the
 * page stays at hand meanwhile; rows that come later are put in where they belong.
 */
import type { ResultRow } from '../../api/result-row.ts'
import type { Verdict } from '../../report/finding.ts'
import type { TargetKind } from '../../report/target.ts'

/** What is to be shown. */
export interface RowFilter {
  text: string
  /** Empty: every one. */
  verdicts: ReadonlySet<Verdict>
  kind: TargetKind | undefined
}

/** Ways to sort. */
export const sortings = ['worst', 'listed', 'come', 'name', 'ending'] as const
/** See {@link sortings}: worst first, as the targets are listed, as results came, by name, by end of validity. */
export type Sorting = (typeof sortings)[number]

type Compare = (a: ResultRow, b: ResultRow) => number

const ranks: Record<Verdict, number> = { error: 0, unknown: 1, warning: 2, ok: 3 }
const byNumber: Compare = (a, b) => a.number - b.number
const byName: Compare = (a, b) => textOrder(a.name, b.name) || (a.port ?? 0) - (b.port ?? 0) || byNumber(a, b)

const compares: Record<Sorting, Compare> = {
  worst: (a, b) => ranks[a.verdict] - ranks[b.verdict] || b.errors - a.errors || byNumber(a, b),
  listed: (a, b) => a.index - b.index || byNumber(a, b),
  come: byNumber,
  name: byName,
  // What has no end comes last.
  ending: (a, b) => textOrder(a.notAfter ?? '~', b.notAfter ?? '~') || byName(a, b),
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a row is to be shown. */
export function rowTest({ text, verdicts, kind }: RowFilter): (row: ResultRow) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return (row) => {
    if (verdicts.size > 0 && !verdicts.has(row.verdict)) return false
    if (kind !== undefined && row.kind !== kind) return false
    if (words.length === 0) return true
    const searched = searchedText(row)
    return words.every((word) => searched.includes(word))
  }
}

function searchedText({
  name,
  port,
  input,
  kind,
  headline,
  rule,
  subject,
  issuer,
  addresses,
}: ResultRow): string {
  const parts = [name, `${name}:${port ?? ''}`, input, kind, headline, rule, subject, issuer, ...addresses]
  return parts.join('\n').toLowerCase()
}

/** Lets the page do what is waiting. Gives false when the work is no longer wanted. */
export type Pause = () => Promise<boolean>

/** Rows are looked at so many at a time: a millisecond or two. */
const sliceLength = 2000

/**
 * The places of the rows that pass, sorted; undefined when it was no longer wanted.
 * @param count how many of the rows there are to look at, from the first
 */
export async function orderRows(
  rows: readonly ResultRow[],
  count: number,
  test: (row: ResultRow) => boolean,
  sorting: Sorting,
  pause: Pause,
): Promise<number[] | undefined> {
  const compare = compares[sorting]
  let runs: number[][] = []
  for (let from = 0; from < count; from += sliceLength) {
    const run: number[] = []
    for (let place = from; place < Math.min(from + sliceLength, count); place++) {
      const row = rows[place]
      if (row !== undefined && test(row)) run.push(place)
    }
    run.sort((a, b) => compare(rowAt(rows, a), rowAt(rows, b)))
    runs.push(run)
    if (!(await pause())) return undefined
  }
  // Neighbours are merged until one is left.
  while (runs.length > 1) {
    const merged: number[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      const both = await merge(rows, runs[at] ?? [], runs[at + 1] ?? [], compare, pause)
      if (both === undefined) return undefined
      merged.push(both)
    }
    runs = merged
  }
  return runs[0] ?? []
}

async function merge(
  rows: readonly ResultRow[],
  left: readonly number[],
  right: readonly number[],
  compare: Compare,
  pause: Pause,
): Promise<number[] | undefined> {
  const merged: number[] = []
  let l = 0
  let r = 0
  while (l < left.length || r < right.length) {
    const a = left[l]
    const b = right[r]
    if (b === undefined || (a !== undefined && compare(rowAt(rows, a), rowAt(rows, b)) <= 0)) {
      merged.push(a ?? 0)
      l += 1
    } else {
      merged.push(b)
      r += 1
    }
    if (merged.length % sliceLength === 0 && !(await pause())) return undefined
  }
  return merged
}

/** The order with rows put in that came since; few compared with what is there. */
export function withRows(
  order: readonly number[],
  rows: readonly ResultRow[],
  from: number,
  test: (row: ResultRow) => boolean,
  sorting: Sorting,
): number[] {
  const compare = compares[sorting]
  const come: number[] = []
  for (let place = from; place < rows.length; place++) if (test(rowAt(rows, place))) come.push(place)
  come.sort((a, b) => compare(rowAt(rows, a), rowAt(rows, b)))
  const merged: number[] = []
  let at = 0
  for (const place of come) {
    const end = firstAfter(order, rows, rowAt(rows, place), at, compare)
    for (; at < end; at++) merged.push(order[at] ?? 0)
    merged.push(place)
  }
  for (; at < order.length; at++) merged.push(order[at] ?? 0)
  return merged
}

/** The first place of the order behind which a row belongs, found by halving. */
function firstAfter(
  order: readonly number[],
  rows: readonly ResultRow[],
  row: ResultRow,
  from: number,
  compare: Compare,
): number {
  let low = from
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(rowAt(rows, order[middle] ?? 0), row) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

function rowAt(rows: readonly ResultRow[], place: number): ResultRow {
  const row = rows[place]
  if (row === undefined) throw new RangeError(`there is no row ${place}`)
  return row
}
