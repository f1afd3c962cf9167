/** How a candidate is reached: which address is connected to, and what has to be said there before TLS. */
import { toAsciiName } from '../names/dns-name.ts'
import type { LocatedProxy } from '../net/proxy.ts'
import type { Prelude } from '../prelude/prelude.ts'
import { proxyPrelude } from '../prelude/proxy.ts'
import { startTlsPrelude } from '../prelude/starttls.ts'
import type { Candidate, FailureCode } from '../report/observation.ts'

export interface Route {
  address: string
  port: number
  proxy?: LocatedProxy
  /** Makes what has to be said on one connection; each connection needs its own. */
  preludes(): Prelude[]
}

/** The route to an address that speaks TLS from the first octet on. */
export function directRoute(address: string, port: number): Route {
  return { address, port, preludes: () => [] }
}

/**
 * The route to a candidate; undefined when there is none, because no address of it is known. A proxy is asked for
 * the address, so that each member of a pool is reached; for the name only when it could not be resolved here, as
 * is usual behind proxies.
 */
export function routeTo(candidate: Candidate, proxy: LocatedProxy | undefined): Route | undefined {
  const { host, port, starttls, serverName } = candidate
  const startTls = () => (starttls === undefined ? [] : [startTlsPrelude(starttls, serverName ?? host)])
  const place = candidate.failure === undefined ? candidate.address : nameFor(candidate)
  if (place === null) return undefined
  if (proxy !== undefined) {
    const preludes = () => [proxyPrelude(proxy, { host: place, port }), ...startTls()]
    return { address: proxy.address, port: proxy.port, proxy, preludes }
  }
  return candidate.failure === undefined ? { address: place, port, preludes: startTls } : undefined
}

/** Failures after which somebody else may still know the name. */
const notResolved: ReadonlySet<FailureCode> = new Set([
  'name-not-found',
  'no-address',
  'dns-failure',
  'dns-timeout',
  'dns-unreachable',
])

function nameFor({ host, failure }: Candidate): string | null {
  const unknownHere = failure?.stage === 'resolve' && notResolved.has(failure.code)
  return unknownHere && toAsciiName(host) === host ? host : null
}
