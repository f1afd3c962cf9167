/** One question, asked on until its CNAMEs are used up. */
import { followAliases } from '../dns/alias.ts'
import type { DnsAnswer, DnsQuery } from '../dns/query.ts'
import { toAsciiName } from '../names/dns-name.ts'
import type { Resolver } from '../net/resolver.ts'

export interface Trail {
  type: DnsQuery['type']
  /** The name asked for, then the names that CNAMEs lead to. */
  names: string[]
  /** One for each name that had to be asked for. */
  queries: DnsQuery[]
  /** The last of them, which decides. */
  last: DnsQuery
  /** The records of the type at the end of the trail. */
  records: DnsAnswer[]
  /** Why the trail could not be followed to its end. */
  broken?: 'loop' | 'not-a-name'
}

/**
 * Asks for the records of a name. A recursive server puts the whole CNAME chain and its end into one answer; where
 * an answer ends with a CNAME, the name it leads to is asked for.
 */
export async function askAlongAliases(
  resolver: Resolver,
  name: string,
  type: DnsQuery['type'],
  signal?: AbortSignal,
): Promise<Trail> {
  const earlier: DnsQuery[] = []
  let asked = [name]
  for (;;) {
    const query = await resolver.query(asked.at(-1) ?? name, type, signal)
    const { names, records, loop } = followAliases(query.answers, asked, type)
    const trail: Trail = { type, names, queries: [...earlier, query], last: query, records }
    if (loop) return { ...trail, broken: 'loop' }
    const ended = query.rcode !== 'NOERROR' && query.rcode !== 'NODATA'
    if (records.length > 0 || names.length === asked.length || ended) return trail
    if (toAsciiName(names.at(-1) ?? '') === undefined) return { ...trail, broken: 'not-a-name' }
    earlier.push(query)
    asked = names
  }
}
