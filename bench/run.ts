/**
 * Measures farend against the least that the same work can cost, and prints ratios.
 *
 *   npm run bench
 *
 * Nothing is asserted: times depend on the machine, and ratios only on what it does besides.
 */
import { decoding } from './decoding.ts'
import { endpoint } from './endpoint.ts'
import type { Comparison } from './measure.ts'
import { startUp } from './start-up.ts'

const benchmarks: readonly (() => Promise<Comparison>)[] = [
  startUp,
  decoding,
  () => endpoint('TLSv1.2'),
  () => endpoint('TLSv1.3'),
]

for (const benchmark of benchmarks) console.log(`${comparisonLines(await benchmark()).join('\n')}\n`)

/** A title, then a line for each contender: cost, ratio to the first, goal. */
function comparisonLines({ title, costs, goal }: Comparison): string[] {
  const [[, baseline] = ['', Number.NaN]] = Object.entries(costs)
  const lines = Object.entries(costs).map(([name, cost], index) => {
    const words = [
      name.padEnd(38),
      cost.toFixed(2).padStart(9),
      `${(cost / baseline).toFixed(2)} times`.padStart(14),
    ]
    return `  ${words.join('')}${goal !== undefined && index === 1 ? `  (goal: at most ${goal})` : ''}`
  })
  return [title, ...lines]
}
