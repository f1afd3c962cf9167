/** What a far end sends can be of any length; a finding quotes a part that a person can read. */

/** The first `limit` values, each cut to 120 characters; a last entry, `… +3`, says how many were left out. */
export function excerptList(values: readonly string[], limit = 10): string[] {
  const shown = values.slice(0, limit).map(excerpt)
  const rest = values.length - shown.length
  return rest > 0 ? [...shown, `… +${rest}`] : shown
}

/** A value cut to 120 characters. */
export function excerpt(value: string): string {
  return value.length > 120 ? `${value.slice(0, 119)}…` : value
}
