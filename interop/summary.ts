/** What came of a run, as a table. */

export type Outcome = 'passed' | 'failed' | 'skipped'

export interface Result {
  group: string
  outcome: Outcome
}

const outcomes: readonly Outcome[] = ['passed', 'failed', 'skipped']

/** A row for each group in the order in which they ran, a blank line, and the sums: `3 passed, 0 failed, 1 skipped`. */
export function summaryLines(results: readonly Result[]): string[] {
  const groups = [...new Set(results.map(({ group }) => group))]
  const rows = groups.map((group) => {
    const own = results.filter((result) => result.group === group)
    return [group, ...outcomes.map((outcome) => String(count(own, outcome)))]
  })
  const width = Math.max(...groups.map((group) => group.length))
  const table = [['', ...outcomes], ...rows].map(([group = '', ...counts]) =>
    [group.padEnd(width), ...counts.map((cell) => cell.padStart('skipped'.length))].join('  '),
  )
  const sums = outcomes.map((outcome) => `${count(results, outcome)} ${outcome}`).join(', ')
  return [...table, '', sums]
}

function count(results: readonly Result[], outcome: Outcome): number {
  return results.filter((result) => result.outcome === outcome).length
}
