/** Time as findings write it. */

export const dayMs = 86_400_000

/** `2026-11-23 14:05 UTC`. */
export function utcText(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Length of time in its largest whole unit: `12 days`, `1 hour`, `0 minutes`. The sign is dropped. */
export function spanText(milliseconds: number): string {
  const length = Math.abs(milliseconds)
  for (const [unit, size] of units) {
    const count = Math.floor(length / size)
    if (count > 0) return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
  }
  return '0 minutes'
}

const units: [unit: string, size: number][] = [
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
]
