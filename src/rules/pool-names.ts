/** The names that a certificate of a pool of servers needs: that of the pool, and that of the server itself. */
import { skypeServiceOf } from './data/skype-names.ts'
import { excerptList } from './excerpt.ts'
import type { EndpointFacts, TargetFacts } from './facts.ts'
import { dnsNamesOf } from './presented-names.ts'
import type { RuleResult } from './rule.ts'
import { parentDomain } from './sip-domains.ts'

/**
 * The first thing that is wrong with the names of a server in a pool, as a result with one of these messages:
 * `common-name`: the subject name is no name of a pool; `pool-name`: it is not repeated among the alternative names;
 * `asked-name`: the name asked for is not there; `server-name`: the name asked for leads to several servers, and none
 * of them is named. Evidence: `reference`, `commonName`, `names`.
 */
export function* poolNameFault(endpoint: EndpointFacts, target: TargetFacts): Generator<RuleResult> {
  const { endEntity, identity } = endpoint
  const message = faultOf(endpoint, target)
  if (message === undefined || endEntity === undefined || identity === undefined) return
  const { reference, commonNameValue = 'none' } = identity
  const [commonName = ''] = excerptList([commonNameValue])
  yield { message, evidence: { reference, commonName, names: excerptList(dnsNamesOf(endEntity)) } }
}

type PoolNameFault = 'common-name' | 'pool-name' | 'asked-name' | 'server-name'

function faultOf(endpoint: EndpointFacts, target: TargetFacts): PoolNameFault | undefined {
  const { endEntity, identity } = endpoint
  if (endEntity === undefined || identity?.referenceType !== 'dns') return undefined
  const commonName = endEntity.commonNames[0]?.toLowerCase()
  const { reference } = identity
  if (commonName === undefined || !isPoolName(commonName, reference)) return 'common-name'
  const names = dnsNamesOf(endEntity)
  if (identity.san === 'none' || (identity.san === 'absent' && commonName !== reference)) return 'asked-name'
  if (!names.includes(commonName)) return 'pool-name'
  if (commonName !== reference || !hasSeveralServers(endpoint, target)) return undefined
  const servers = names.filter(
    (name) => name !== commonName && skypeServiceOf(name) === undefined && parentDomain(name) !== name,
  )
  return servers.some((name) => parentDomain(name) === parentDomain(commonName)) ? undefined : 'server-name'
}

// A service name such as sip.contoso.com is nobody's pool, unless it is what was asked for.
function isPoolName(commonName: string, reference: string): boolean {
  if (commonName === reference) return true
  const isHost = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(commonName)
  return isHost && skypeServiceOf(commonName) === undefined
}

// A server with an IPv4 and an IPv6 address is one server.
function hasSeveralServers({ observation: { host, port } }: EndpointFacts, target: TargetFacts): boolean {
  const pool = target.pools.find((each) => each.host === host && each.port === port)
  const addresses = (pool?.endpoints ?? []).map(({ observation }) => observation.address ?? '')
  const ofIpv6 = addresses.filter((address) => address.includes(':')).length
  return Math.max(ofIpv6, addresses.length - ofIpv6) > 1
}
