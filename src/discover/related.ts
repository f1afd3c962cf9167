/** What else DNS says about a SIP domain: asked for the sake of the rules, and not followed. */
import { srvServices } from '../dns/service.ts'
import { hasAnswered, type DnsQuery } from '../dns/query.ts'
import type { Resolver } from '../net/resolver.ts'
import type { Discovery } from '../report/observation.ts'
import type { Target } from '../report/target.ts'

const related: readonly [name: string, type: DnsQuery['type']][] = [
  ['_sipfederationtls._tcp', 'SRV'],
  ['_sip._tls', 'SRV'],
  ['_sipinternaltls._tcp', 'SRV'],
  ['_xmpp-server._tcp', 'SRV'],
  ['sip', 'A'],
  ['sipexternal', 'A'],
  ['sipinternal', 'A'],
  ['lyncdiscover', 'A'],
  ['lyncdiscoverinternal', 'A'],
]

/**
 * Asks for the records that a SIP domain may have besides its own SRV service. One after the other, so that a list of
 * targets does not flood the DNS server, and no more once a question went unanswered. Nothing for a `DIR` target.
 */
export async function askRelated(
  target: Target,
  discovery: Discovery,
  resolver: Resolver,
  signal?: AbortSignal,
): Promise<Pick<Discovery, 'related'>> {
  if (target.kind === 'DIR' || !discovery.queries.every(({ rcode }) => hasAnswered(rcode))) return {}
  const own = srvServices[target.kind].service
  const queries: DnsQuery[] = []
  for (const [name, type] of related) {
    if (name === own) continue
    if (signal?.aborted) break
    const query = await resolver.query(`${name}.${target.name}`, type, signal)
    queries.push(query)
    if (!hasAnswered(query.rcode)) break
  }
  return { related: queries }
}
