/** What a benchmark found, and how it is printed. */

export interface Comparison {
  /** What was measured, and in which unit. */
  title: string
  /** Cost by contender; all are compared with the first. */
  costs: Readonly<Record<string, number>>
  /** Contenders that could not be measured here, and why. */
  skipped?: Readonly<Record<string, string>>
  /** They are shown, never asserted: times depend on the machine, and ratios on what it does besides. */
  goals?: readonly Goal[]
  /** Further lines, as they are. */
  remarks?: readonly string[]
}

/** A contender's cost is to be at most so many times that of another; of several limits one is enough. */
export interface Goal {
  contender: string
  limits: readonly { against: string; atMost: number }[]
}

/** A title, then a line for each contender, what was skipped, and each goal. */
export function comparisonLines({ title, costs, skipped, goals, remarks }: Comparison): string[] {
  const [[, baseline] = ['', Number.NaN]] = Object.entries(costs)
  return [
    title,
    ...Object.entries(costs).map(([name, cost]) => {
      const ratio = `${(cost / baseline).toFixed(2)} times`
      return `  ${name.padEnd(46)}${cost.toFixed(2).padStart(10)}${ratio.padStart(14)}`
    }),
    ...Object.entries(skipped ?? {}).map(([name, why]) => `  ${name.padEnd(46)}   skipped: ${why}`),
    ...(goals ?? []).map((goal) => `  ${goalText(goal, costs)}`),
    ...(remarks ?? []).map((remark) => `  ${remark}`),
  ]
}

function goalText({ contender, limits }: Goal, costs: Comparison['costs']): string {
  const found = limits.map(({ against, atMost }) => ({
    against,
    atMost,
    ratio: (costs[contender] ?? Number.NaN) / (costs[against] ?? Number.NaN),
  }))
  const outcome = found.some(({ ratio, atMost }) => ratio <= atMost)
    ? 'reached'
    : found.every(({ ratio }) => Number.isNaN(ratio))
      ? 'not known'
      : 'missed'
  const each = found.map(({ against, atMost, ratio }) => {
    const seen = Number.isNaN(ratio) ? 'not measured' : ratio.toFixed(2)
    return `${atMost} times ${against} (${seen})`
  })
  return `goal ${outcome}: ${contender}, at most ${each.join(' or ')}`
}
