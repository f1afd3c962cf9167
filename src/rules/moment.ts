/** Time as findings write it. */

export const dayMs = 86_400_000

/** `2026-11-23 14:05 UTC`. */
export function utcText(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Length of time in its largest whole unit as an ISO 8601 duration: `P12D`, `PT1H`, `PT0M`. The sign is dropped. */
export function spanOf(milliseconds: number): string {
  const length = Math.abs(milliseconds)
  for (const [form, size] of units) {
    const count = Math.floor(length / size)
    if (count > 0) return form(count)
  }
  return 'PT0M'
}

const units: [form: (count: number) => string, size: number][] = [
  [(count) => `P${count}D`, dayMs],
  [(count) => `PT${count}H`, 3_600_000],
  [(count) => `PT${count}M`, 60_000],
]
