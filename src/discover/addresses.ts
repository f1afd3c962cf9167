/** The addresses of one host name, or why there are none. */
import type { DnsQuery } from '../dns/query.ts'
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import type { Resolver } from '../net/resolver.ts'
import type { Failure } from '../report/observation.ts'
import { askAlongAliases } from './aliases.ts'
import { explainUnresolved } from './unresolved.ts'

export interface HostAddresses {
  queries: DnsQuery[]
  /** In the order of the answers, without repetition. */
  addresses: string[]
  /** Present exactly when there is no address. */
  failure?: Failure
}

/**
 * Finds the addresses of a host by DNS, all families at once. Where that gives nothing and the user chose no DNS
 * server, the operating system is asked as well.
 */
export async function findAddresses(
  host: string,
  resolver: Resolver,
  families: readonly ('A' | 'AAAA')[],
  signal?: AbortSignal,
): Promise<HostAddresses> {
  const trails = await Promise.all(families.map((type) => askAlongAliases(resolver, host, type, signal)))
  const queries: DnsQuery[] = trails.flatMap((trail) => trail.queries)
  const addresses = canonical(trails.flatMap((trail) => trail.records.map((record) => record.data)))
  if (addresses.length > 0) return { queries, addresses }

  if (signal?.aborted) return { queries, addresses: [], failure: stopped(host) }
  const lookups = await Promise.all(families.map(async (type) => resolver.lookup?.(host, type)))
  const found = lookups.filter((lookup) => lookup !== undefined)
  const known = canonical(found.flatMap((lookup) => lookup.answers.map((answer) => answer.data)))
  if (known.length > 0) return { queries: [...queries, ...found], addresses: known }
  return { queries, addresses: [], failure: explainUnresolved(trails) }
}

function stopped(host: string): Failure {
  const detail = `The check was stopped before the addresses of ${host} were known.`
  return { stage: 'resolve', code: 'aborted', blame: 'us', detail }
}

function canonical(texts: string[]): string[] {
  const addresses = texts.flatMap((text) => {
    const octets = parseIpAddress(text)
    return octets === undefined ? [] : [formatIpAddress(octets)]
  })
  return [...new Set(addresses)]
}
