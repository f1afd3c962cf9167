/** From what the user named to the addresses to connect to. */
import type { DnsQuery, SrvRecord } from '../dns/query.ts'
import { srvServices } from '../dns/service.ts'
import { orderSrvRecords, parseSrvRecord } from '../dns/srv-record.ts'
import { toAsciiName } from '../names/dns-name.ts'
import { parseIpAddress } from '../names/ip-address.ts'
import type { Resolver } from '../net/resolver.ts'
import type { Candidate, Discovery, Failure } from '../report/observation.ts'
import type { Target } from '../report/target.ts'
import { findAddresses } from './addresses.ts'
import type { HostAddresses } from './addresses.ts'
import { askAlongAliases } from './aliases.ts'

/** More SRV records than this are not looked at. */
const mostSrvRecords = 64

/** Says that `host` on `port` is to be found at `address`, whatever DNS says. */
export interface AddressOverride {
  /** DNS name in A-label form or IP address, as in a target. */
  host: string
  port: number
  address: string
}

export interface DiscoverOptions {
  resolver: Resolver
  /** Whether all addresses of a name become candidates, or only its first. */
  pool: boolean
  /** Address families to ask for, at least one. */
  families: readonly ('A' | 'AAAA')[]
  /** Several for one host and port make a pool. */
  overrides?: readonly AddressOverride[]
  /** Server name to send instead of the host; null sends none. */
  serverName?: string | null
  /** Which addresses may be connected to; the others make candidates that say so. Default: all. */
  permits?: (address: string) => boolean
  signal?: AbortSignal
}

/**
 * Finds the candidates of a target: for a SIP domain the hosts of its SRV records in the order in which clients try
 * them, for each host its addresses. A host that cannot be resolved makes one candidate that says why; a SRV record
 * with the target `.` makes none.
 * @throws {RangeError} when a `DIR` target has no port, or no family is asked for.
 */
export async function discover(
  target: Target,
  options: DiscoverOptions,
): Promise<{ discovery: Discovery; candidates: Candidate[] }> {
  const { resolver } = options
  if (target.kind === 'DIR') {
    if (target.port === undefined) throw new RangeError(`target ${target.input} has no port`)
    const { name: host, port, starttls } = target
    const place = { host, port, ...(starttls === undefined ? {} : { starttls }) }
    const { queries, ...found } = await findCandidates([place], options)
    const asked = parseIpAddress(target.name) === undefined
    const { candidates, leftOut } = limited(found.candidates, 0)
    return {
      discovery: {
        resolver: asked ? resolver.label : 'none',
        queries,
        srv: [],
        ...leftOut,
        ...onlyFirst(options),
      },
      candidates,
    }
  }
  const { service } = srvServices[target.kind]
  const trail = await askAlongAliases(resolver, `${service}.${target.name}`, 'SRV', options.signal)
  const records = trail.records.flatMap((record) => parseSrvRecord(record.data, service) ?? [])
  const srv = orderSrvRecords(records).slice(0, mostSrvRecords)
  const { queries, ...found } = await findCandidates(placesOf(srv), options)
  const { candidates, leftOut } = limited(found.candidates, records.length - srv.length)
  const discovery = {
    resolver: resolver.label,
    queries: [...trail.queries, ...queries],
    srv,
    ...leftOut,
    ...onlyFirst(options),
  }
  return { discovery, candidates }
}

// A zone can name thousands of addresses, its own or other people's, and each would cost several connections.
function limited(
  candidates: Candidate[],
  recordsLeftOut: number,
): { candidates: Candidate[]; leftOut: Pick<Discovery, 'leftOut'> } {
  const count = Math.max(0, candidates.length - mostCandidates) + recordsLeftOut
  return { candidates: candidates.slice(0, mostCandidates), leftOut: count === 0 ? {} : { leftOut: count } }
}

function onlyFirst({ pool }: DiscoverOptions): Pick<Discovery, 'onlyFirst'> {
  return pool ? {} : { onlyFirst: true }
}

/** Addresses of one target that are connected to; a pool has a dozen. */
const mostCandidates = 128

/** A host and port that a target leads to; `service` is present when a SRV record led here. */
type Place = Pick<Candidate, 'host' | 'port' | 'service' | 'starttls'>

/** Hosts of SRV records, each host and port once. The target `.` says that the service is not offered. */
function placesOf(srv: readonly SrvRecord[]): Place[] {
  const places = new Map<string, Place>()
  for (const { target: host, port, service } of srv) {
    const key = `${host}:${port}`
    if (host !== '.' && !places.has(key)) places.set(key, { host, port, service })
  }
  return [...places.values()]
}

/** Resolves every host once, all at the same time. */
async function findCandidates(
  places: readonly Place[],
  options: DiscoverOptions,
): Promise<{ queries: DnsQuery[]; candidates: Candidate[] }> {
  const lookups = new Map<string, Promise<HostAddresses>>()
  const candidates = await Promise.all(
    places.map(async (place) => {
      const known = knownAddresses(place, options.overrides ?? [])
      if (known !== undefined) return candidatesOf(place, known, options)
      const lookup =
        lookups.get(place.host) ??
        findAddresses(place.host, options.resolver, options.families, options.signal)
      lookups.set(place.host, lookup)
      return candidatesOf(place, await lookup, options)
    }),
  )
  const found = await Promise.all(lookups.values())
  return { queries: found.flatMap(({ queries }) => queries), candidates: candidates.flat() }
}

/** What can be said about a place without asking anybody. */
function knownAddresses(place: Place, overrides: readonly AddressOverride[]): HostAddresses | undefined {
  const { host, port, service } = place
  const overriding = overrides.filter((override) => override.host === host && override.port === port)
  if (overriding.length > 0) return { queries: [], addresses: overriding.map(({ address }) => address) }
  if (service === undefined) {
    return parseIpAddress(host) === undefined ? undefined : { queries: [], addresses: [host] }
  }
  if (toAsciiName(host) === undefined) {
    return unusable('name-not-found', `The SRV record names "${host}", which is not a host name (RFC 2782).`)
  }
  return port === 0
    ? unusable('unreachable', `The SRV record gives ${host} port 0, which cannot be used.`)
    : undefined
}

function unusable(code: Failure['code'], detail: string): HostAddresses {
  return { queries: [], addresses: [], failure: { stage: 'resolve', code, blame: 'peer', detail } }
}

function candidatesOf(
  place: Place,
  { addresses, failure }: HostAddresses,
  options: DiscoverOptions,
): Candidate[] {
  const { host, service } = place
  const ownName = parseIpAddress(host) === undefined ? host : null
  const serverName = options.serverName === undefined ? ownName : options.serverName
  const member = addresses.length > 1
  if (failure !== undefined) {
    const nowhere = failure.code === 'name-not-found' || failure.code === 'no-address'
    // Anybody may mistype a host; one that the far end's own SRV record gives is its own doing.
    const blame = nowhere && service !== undefined ? 'peer' : failure.blame
    return [{ ...place, address: null, serverName, member, failure: { ...failure, blame } }]
  }
  const wanted = options.pool ? addresses : addresses.slice(0, 1)
  return wanted.map((address) => {
    const candidate = { ...place, address, serverName, member }
    return options.permits?.(address) === false ? { ...candidate, failure: notPermitted(address) } : candidate
  })
}

function notPermitted(address: string): Failure {
  const detail = `${address} is in a network that may not be checked from here; whoever runs this farend decides that.`
  return { stage: 'connect', code: 'not-permitted', blame: 'us', detail }
}
