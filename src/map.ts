/** Maps a SIP domain: asks for every record worth asking for, and checks every endpoint behind them. */
import { askAlongAliases } from './discover/aliases.ts'
import { drawMap } from './domain/draw.ts'
import { endOf, statusOf, type Lookup, type Wildcard } from './domain/lookup.ts'
import { planChecks, type Plan } from './domain/plan.ts'
import { recordName, type DomainRecord } from './domain/record.ts'
import { domainRecords } from './domain/records.ts'
import { viewOf } from './domain/view.ts'
import type { DomainMap } from './report/map.ts'
import { checkOne, openScan, type Checked, type CheckOptions, type Scan } from './scan.ts'
import { parseTarget } from './targets/from-text.ts'

/** How to map a domain. `overrides` and `serverName` are for hosts that are known beforehand. */
export interface MapOptions extends Omit<CheckOptions, 'order' | 'overrides' | 'serverName'> {
  /** Ask for internal names too. Default: when the resolver has a private address. */
  internal?: boolean
  /** Look at Microsoft's own ends too: they are no part of the domain, but partners connect to them. */
  microsoft?: boolean
}

/**
 * Maps a SIP domain such as `contoso.com`. Whatever DNS and the far ends do is in the map.
 * @throws {InputError} when the text is no domain.
 * @throws {DnsServerError} when `dns` is no usable server.
 * @throws {ProxyError} when the name of the proxy cannot be resolved.
 * @throws {RangeError} when `trust` names something unknown.
 * @throws {RootStoreError} when the store of roots is damaged.
 * @throws {TrustError} when no root of a name in `trust` is at hand.
 */
export async function map(domain: string, options: MapOptions = {}): Promise<DomainMap> {
  return (await mapWithEvidence(domain, options)).map
}

/** A map, and the reports of it with everything that they rest on. */
export interface MappedDomain {
  map: DomainMap
  checked: Checked[]
}

/**
 * As {@link map}, with everything that the reports rest on.
 * @throws what {@link map} throws
 */
export async function mapWithEvidence(domain: string, options: MapOptions = {}): Promise<MappedDomain> {
  const startedAt = new Date().toISOString()
  const [target] = parseTarget(domain.replace(/,/g, ' '), { kind: 'FED' })
  const { name } = target ?? { name: domain }
  const scan = await openScan(options, true)
  const view = viewOf(scan.resolver.label)
  const asked = {
    internal: options.internal ?? view === 'inside',
    microsoft: options.microsoft ?? false,
    reason: reasonFor(options.internal, view),
  }
  const wanted = domainRecords.filter(
    ({ scope, type }) =>
      type !== 'TLSA' && (scope === 'public' || (scope === 'internal' ? asked.internal : asked.microsoft)),
  )
  const [first, wildcard] = await Promise.all([
    Promise.all(wanted.map((record) => lookUp(record, recordName(record, name), scan))),
    findWildcard(name, scan),
  ])
  const further = await Promise.all(furtherRecords(first).map((record) => lookUp(record, record.name, scan)))
  const lookups = [...first, ...further]
  const plan = planChecks(name, lookups, wildcard)
  const [checked, pins] = await Promise.all([
    Promise.all(plan.checks.map(({ target: planned }) => checkOne(planned, scan))),
    Promise.all(pinRecords(plan).map((record) => lookUp(record, record.name, scan))),
  ])
  const reports = checked.map(({ report }) => report)
  const drawn = drawMap({
    ...{ domain: name, resolver: scan.resolver.label, asked, wildcard, plan, reports, startedAt },
    lookups: [...lookups, ...pins],
    isOutside: view === 'outside',
    finishedAt: new Date().toISOString(),
    judgedAt: (options.at ?? new Date(startedAt)).toISOString(),
  })
  return { map: drawn, checked }
}

function reasonFor(internal: boolean | undefined, view: ReturnType<typeof viewOf>): string {
  if (internal !== undefined)
    return internal ? 'internal names were asked for' : 'internal names were left out'
  return view === 'inside'
    ? 'internal names too, since the resolver has a private address'
    : 'no internal names, since nothing says that the resolver is an internal one'
}

/**
 * Asks for a record: for the addresses of both families where it is a host, and along the parents of the domain where
 * it is CAA (RFC 8659 section 3), up to those with two labels.
 */
async function lookUp(record: DomainRecord, name: string, scan: Scan): Promise<Lookup> {
  const lookup = await lookUpHere(record, name, scan)
  const parent = name.slice(name.indexOf('.') + 1)
  const isOver = statusOf(lookup, []) !== 'absent' || !parent.includes('.')
  if (record.type !== 'CAA' || isOver) return lookup
  const above = await lookUp(record, parent, scan)
  return { ...above, queries: [...lookup.queries, ...above.queries] }
}

async function lookUpHere(record: DomainRecord, name: string, scan: Scan): Promise<Lookup> {
  const { families, signal } = scan.discoverOptions
  const types = record.type === 'A' ? families : [record.type]
  const trails = await Promise.all(types.map((type) => askAlongAliases(scan.resolver, name, type, signal)))
  const longest = trails.reduce((long, { names }) => (names.length > long.length ? names : long), [''])
  return {
    record,
    name,
    queries: trails.flatMap(({ queries }) => queries),
    answers: trails.flatMap(({ records }) => records),
    aliases: longest.slice(1),
  }
}

/** No one gives this name to a host; where it exists, every name does. */
const nobody = 'no-such-host-farend'

async function findWildcard(domain: string, scan: Scan): Promise<Wildcard> {
  const record = domainRecords.find(({ type }) => type === 'A')
  return record === undefined ? [] : endOf(await lookUp(record, `${nobody}.${domain}`, scan))
}

/** SRV records to which NAPTR records of SIP over TLS lead besides the usual one, RFC 3263 section 4.1. */
function furtherRecords(lookups: readonly Lookup[]): DomainRecord[] {
  const usual = domainRecords.find(({ id }) => id === 'sips-tcp')
  const names = new Set(
    lookups
      .filter(({ record }) => record.type === 'NAPTR')
      .flatMap(({ answers }) =>
        answers.map(({ data }) => / "s" "SIPS\+D2T" "" (\S+)$/i.exec(data)?.[1] ?? ''),
      )
      .map((name) => name.toLowerCase()),
  )
  const known = new Set(lookups.map(({ name }) => name))
  return [...names].flatMap((name) =>
    usual === undefined || name === '' || name === '.' || known.has(name) ? [] : [{ ...usual, name }],
  )
}

/** A record with the pin of each endpoint that was found: RFC 6698 section 3. */
function pinRecords({ places }: Plan): DomainRecord[] {
  const pattern = domainRecords.find(({ type }) => type === 'TLSA')
  const found = [...places.values()].flat().map(({ host, port }) => `_${port}._tcp.${host}`)
  return pattern === undefined ? [] : [...new Set(found)].map((name) => ({ ...pattern, name }))
}
