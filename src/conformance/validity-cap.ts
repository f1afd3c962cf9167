/** How long a public authority may make a TLS server certificate valid, Baseline Requirements section 6.3.2. */

/** Days, by the first date of issue for which they hold; the newest first. */
const caps: readonly [from: string, days: number][] = [
  ['2029-03-15', 47],
  ['2027-03-15', 100],
  ['2026-03-15', 200],
  ['2020-09-01', 398],
  ['2018-03-01', 825],
  ['2015-04-01', 39 * 31],
]

/** Most days for a certificate issued at `notBefore`; undefined before there was a limit that still matters. */
export function longestValidity(notBefore: Date): number | undefined {
  return caps.find(([from]) => notBefore.getTime() >= Date.parse(from))?.[1]
}
