/** What is known of revocation, as a reason of the preflight. */
import type { PreflightReason } from '../report/preflight.ts'
import type { RevocationStatement } from '../revocation/statement.ts'

/** One reason; none where nothing was asked. The first statement about a certificate is the most telling. */
export function revocationReasons(statements: readonly RevocationStatement[]): PreflightReason[] {
  const code = 'revocation'
  const best = [...Map.groupBy(statements, ({ certificate }) => certificate).values()].flatMap((group) =>
    group.slice(0, 1),
  )
  const [first] = best
  if (first === undefined) return []
  const revoked = best.find(({ status }) => status === 'revoked')
  if (revoked !== undefined) return [{ code, answer: 'no', detail: `Revoked: ${revoked.detail}` }]
  const open = best.find(({ status }) => status !== 'good')
  return open === undefined
    ? [{ code, answer: 'yes', detail: 'Nothing in the chain is revoked.' }]
    : [{ code, answer: 'unknown', detail: open.detail }]
}
