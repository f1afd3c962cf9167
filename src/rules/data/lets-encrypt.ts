/**
 * Issuers of Let's Encrypt by the common name that they have under its organisation. From
 * https://letsencrypt.org/certificates/, edition of 2026-08-21; the day of comparison stands with the source.
 */
import type { Name } from '../../x509/name.ts'

/** Issuers that no longer issue: those before 2024-06, and those that followed until 2026. */
export const retiredIssuers: ReadonlySet<string> = new Set([
  ...['R3', 'R4', 'E1', 'E2'],
  ...['R10', 'R11', 'R12', 'R13', 'R14', 'E5', 'E6', 'E7', 'E8', 'E9'],
])

/** Issuers of generation Y, and the root that each is under; that root is in no trust store of its own yet. */
export const generationY: ReadonlyMap<string, { root: string; crossSignedBy: string }> = new Map(
  ['1', '2', '3'].flatMap((digit) => [
    [`YE${digit}`, { root: 'Root YE', crossSignedBy: 'ISRG Root X2' }],
    [`YR${digit}`, { root: 'Root YR', crossSignedBy: 'ISRG Root X1' }],
  ]),
)

/** The common name of a name whose organisation is Let's Encrypt; undefined for others. */
export function letsEncryptIssuer(name: Name): string | undefined {
  const attributes = name.rdns.flat()
  if (!attributes.some(({ type, value }) => type === 'O' && value === "Let's Encrypt")) return undefined
  return attributes.find(({ type }) => type === 'CN')?.value
}
