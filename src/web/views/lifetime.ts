/** How much of a certificate's life is over. */

const day = 86_400_000

/** Days are whole ones. */
export interface Lifetime {
  state: 'not-yet' | 'valid' | 'ended'
  /** From beginning to end. */
  days: number
  /** Until the end; negative once it has passed. */
  daysLeft: number
  /** How much of it is over, from 0 to 1. */
  share: number
}

/** The lifetime as of a moment; undefined where a date could not be read or the end is before the beginning. */
export function lifetimeOf(
  { notBefore, notAfter }: { notBefore: string | null; notAfter: string | null },
  at: string,
): Lifetime | undefined {
  const [from, to, now] = [notBefore, notAfter, at].map((iso) => Date.parse(iso ?? ''))
  if (from === undefined || to === undefined || now === undefined) return undefined
  if (Number.isNaN(from + to + now) || to <= from) return undefined
  const left = (to - now) / day
  return {
    state: now < from ? 'not-yet' : now > to ? 'ended' : 'valid',
    days: Math.round((to - from) / day),
    daysLeft: left >= 0 ? Math.floor(left) : Math.min(-1, Math.ceil(left)),
    share: Math.min(1, Math.max(0, (now - from) / (to - from))),
  }
}
