/** Measuring by comparison: contenders take turns, so that whatever else the machine does hits all of them alike. */

/** Does the work once and says what it cost, in whatever unit the contenders share. */
export type Contender = () => number | Promise<number>

/**
 * Median cost of each contender over this many rounds; each round runs every contender once. A round before them
 * warms caches and compilers and is not counted.
 */
export async function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: number,
): Promise<Record<Name, number>> {
  const entries = Object.entries<Contender>(contenders)
  const costs = new Map<string, number[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, contender] of entries) {
      const cost = await contender()
      if (round > 0) costs.get(name)?.push(cost)
    }
  }
  return Object.fromEntries([...costs].map(([name, values]) => [name, median(values)])) as Record<
    Name,
    number
  >
}

/** @throws {RangeError} when there are no values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined) throw new RangeError('the median of nothing')
  return (lower + upper) / 2
}

/** Processor time that this process spends on the work, user and system, in microseconds. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
