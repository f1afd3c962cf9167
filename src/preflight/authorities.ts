/** Whether a far end names an authority of ours, RFC 8446 section 4.2.4 and RFC 5246 section 7.4.4. */
import type { ClientAuth } from '../report/observation.ts'
import type { PreflightReason } from '../report/preflight.ts'
import type { OwnChain } from './own-chain.ts'

/** Schannel cuts its list at 16 KB, between two names: one of this size may lack some. */
export const fullListOctets = 15_500

/** The first of our authorities that the far end names. */
export function namedAuthority(
  { authorities }: ClientAuth,
  own: Pick<OwnChain, 'authorities'>,
): string | undefined {
  const named = new Set(authorities.map((name) => name.toLowerCase()))
  return own.authorities.find((name) => named.has(name.toLowerCase()))
}

/** What the list of authorities says of us. */
export function authoritiesReason(clientAuth: ClientAuth, own: OwnChain): PreflightReason {
  const { authorities, authoritiesBytes } = clientAuth
  const code = 'authorities'
  if (authorities.length === 0) {
    return { code, answer: 'yes', detail: 'The far end names no authorities, so its list restricts nobody.' }
  }
  const named = namedAuthority(clientAuth, own)
  if (named !== undefined) {
    return { code, answer: 'yes', detail: `The far end names your authority ${named}.` }
  }
  const yours = own.authorities.join('; ')
  if (authoritiesBytes >= fullListOctets) {
    const detail = `None of your authorities (${yours}) is among the ${authorities.length} that the far end names, but the list has ${authoritiesBytes} bytes: Windows cuts it at 16 KB, so yours may be missing from it only.`
    return { code, answer: 'unknown', detail }
  }
  const detail = `None of your authorities (${yours}) is among the ${authorities.length} that the far end names.`
  return { code, answer: 'no', detail }
}
