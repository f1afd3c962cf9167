/** Target to report: discover, probe, diagnose. The only place where the layers meet. */
import { diagnose, type DiagnoseOptions } from './diagnose/diagnose.ts'
import { Memory } from './diagnose/memory.ts'
import { discover, type AddressOverride, type DiscoverOptions } from './discover/discover.ts'
import { askRelated } from './discover/related.ts'
import { remembered } from './discover/remembered.ts'
import { isPublicAddress } from './fetch/fence.ts'
import { createFetcher, type Fetcher } from './fetch/fetch.ts'
import { locateProxy } from './net/proxy.ts'
import { createResolver, type Resolver } from './net/resolver.ts'
import { createGatherer, type Gatherer } from './online/gather.ts'
import type { TrustAnchor } from './path/path.ts'
import type { Proxy } from './prelude/proxy.ts'
import type { StartTlsProtocol } from './prelude/starttls.ts'
import { Allowance } from './probe/allowance.ts'
import { examine, type Questions } from './probe/examine.ts'
import type { ProbeOptions } from './probe/probe.ts'
import type { Candidate, Discovery, EndpointObservation, Observation } from './report/observation.ts'
import type { OwnCertificate } from './report/preflight.ts'
import type { Report } from './report/report.ts'
import type { Profile, Target, TargetKind } from './report/target.ts'
import { Pace } from './schedule/pace.ts'
import { mapWindow } from './schedule/window.ts'
import { parseTarget, type TargetOptions } from './targets/from-text.ts'
import { storeFolder } from './trust/root-store.ts'
import { loadTrust, type Trust } from './trust/select-anchors.ts'

export interface CheckOptions {
  /** DNS server, `address`, `address:port` or a host name. Default: the system's servers. */
  dns?: string
  /**
   * Which addresses may be connected to, be it to check them or to fetch from them. It is asked about the address
   * itself, just before the connection. Default: all may be checked.
   */
  permits?: (address: string) => boolean
  /** Whether every address of a name is probed, or only the first. Default true. */
  pool?: boolean
  /** Address families to look up. Default both. */
  families?: ('A' | 'AAAA')[]
  /** Addresses to use instead of DNS for a host and port. */
  overrides?: AddressOverride[]
  /** Server name to send instead of the host's own; null sends none. */
  serverName?: string | null
  /** Through which every server is reached. DNS is asked directly; see {@link parseProxy}. */
  proxy?: Proxy
  /** Profile to use instead of the inferred one. */
  profile?: Profile
  /** Trust anchors besides those of `trust`. */
  anchors?: TrustAnchor[]
  /** Whose roots are trusted, among those at hand; see {@link trustNames}. Default: those that Node carries. */
  trust?: readonly string[]
  /** Folder of the roots that `farend roots update` fetched. Default: that of this user. */
  store?: string
  /**
   * Fetch what certificates name: issuers that were not sent, CRLs, OCSP answers. Of private and other special
   * addresses only those that `private` permits. Default: nothing is fetched.
   */
  online?: { private?: (address: string) => boolean }
  /** The certificate that we would present: judged beforehand, and never sent. See {@link OwnCertificate}. */
  preflight?: OwnCertificate
  /** What to ask of every endpoint besides its first flight. Default: nothing. */
  questions?: Questions
  /** Judge as of this moment. Default: the moment of the check. */
  at?: Date
  /** Milliseconds for each stage: a DNS question, a connection, a first flight. Default 4000. */
  timeout?: number
  /** Milliseconds for all connections that one address may cost before its first flight is read. See `ProbeOptions`. */
  deadline?: number
  /** Further tries after one that may pass. Default 2. */
  retries?: number
  /** Endpoints probed at the same time over all targets. Default 100. */
  concurrency?: number
  /** Connections at the same time to one address. Default 4. */
  perAddress?: number
  /** Ask with a TLS 1.2 hello first: cheaper for both sides, but TLS 1.3 is seen only where 1.2 is refused. */
  bulk?: boolean
  /** Endpoints begun in a second, over all targets. Default: no limit. */
  rate?: number
  /** `given`: reports in the order of the targets; `finished`: each as soon as it is there. Default `given`. */
  order?: 'given' | 'finished'
  signal?: AbortSignal
}

/**
 * Checks one target: `sip.contoso.com:5061`, or with `kind` a SIP domain. Whatever the far end does is in the
 * report.
 * @throws {InputError} when the text names no target.
 * @throws {TypeError} when it names several.
 * @throws {DnsServerError} when `dns` is no usable server.
 * @throws {ProxyError} when the name of the proxy cannot be resolved.
 * @throws {RangeError} when `trust` names something unknown.
 * @throws {RootStoreError} when the store of roots is damaged.
 * @throws {TrustError} when no root of a name in `trust` is at hand.
 */
export async function check(
  target: string | Target,
  options: CheckOptions & { kind?: TargetKind; starttls?: StartTlsProtocol | 'auto' } = {},
): Promise<Report> {
  const [first, ...rest] = typeof target === 'string' ? parseTarget(target, parseOptions(options)) : [target]
  if (first === undefined || rest.length > 0)
    throw new TypeError('check takes one target; checkAll takes several')
  const { report } = await checkOne(first, await openScan(options))
  return report
}

/**
 * Checks targets, many at a time, and yields one report for each; memory does not grow with their number. Far-end
 * faults are in the reports. An abort ends the sequence: targets that it cut off before anything was seen give no report.
 * @throws {DnsServerError} when `dns` is no usable server.
 * @throws {ProxyError} when the name of the proxy cannot be resolved.
 * @throws {RangeError} when `trust` names something unknown.
 * @throws {RootStoreError} when the store of roots is damaged.
 * @throws {TrustError} when no root of a name in `trust` is at hand.
 */
export async function* checkAll(
  targets: Iterable<Target>,
  options: CheckOptions = {},
): AsyncGenerator<Report> {
  for await (const { report } of checkAllWithEvidence(targets, options)) yield report
}

/** A report, what was seen, and by what it was judged: `diagnose` of both gives the report again. */
export interface Checked {
  report: Report
  observation: Observation
  judgement: DiagnoseOptions
}

/**
 * As {@link checkAll}, with everything that the reports rest on.
 * @throws what {@link checkAll} throws
 */
export async function* checkAllWithEvidence(
  targets: Iterable<Target>,
  options: CheckOptions = {},
): AsyncGenerator<Checked> {
  const scan = await openScan(options)
  const { order = 'given', signal } = options
  // While some targets are being looked up, others can be probed.
  const window = { size: 2 * scan.concurrency, order, signal }
  for await (const checked of mapWindow(targets, window, (target) => checkOne(target, scan))) {
    if (!signal?.aborted || isTelling(checked.report)) yield checked
  }
}

/** Whether anything was seen of a target before the abort. */
function isTelling({ endpoints, discovery }: Report): boolean {
  if (endpoints.length === 0) return discovery.queries.length > 0
  return endpoints.some(({ failure }) => failure?.code !== 'aborted')
}

function parseOptions({ kind, starttls }: TargetOptions): TargetOptions {
  return { ...(kind === undefined ? {} : { kind }), ...(starttls === undefined ? {} : { starttls }) }
}

/** All that a run of checks works with. Made by {@link openScan}. */
export interface Scan {
  options: CheckOptions
  resolver: Resolver
  anchors: TrustAnchor[]
  programs: Trust['facts']
  memory: Memory
  /** Present when fetching is allowed. */
  gatherer: Gatherer | undefined
  pace: Pace
  concurrency: number
  discoverOptions: DiscoverOptions
  probeOptions: ProbeOptions
  /** The certificate that we would present, with what is fetched about it. */
  own?: Promise<OwnCertificate>
  /** Endpoints that were examined, where several targets may lead to the same one. */
  examined?: Map<string, Promise<EndpointObservation>>
}

/**
 * Prepares a run.
 * @param once ask every DNS question, and examine every endpoint, once in the run
 * @throws what {@link checkAll} throws
 */
export async function openScan(options: CheckOptions, once = false): Promise<Scan> {
  const { dns, proxy: wanted, timeout = 4000, retries = 2 } = options
  const { concurrency = 100, perAddress = 4, rate } = options
  const [asking, proxy, trust] = await Promise.all([
    createResolver({ ...(dns === undefined ? {} : { server: dns }), timeout, retries }),
    wanted && locateProxy(wanted),
    loadTrust(options.trust, options.store ?? storeFolder(process.env)),
  ])
  const resolver = once ? remembered(asking) : asking
  const { pool = true, families = ['A', 'AAAA'], overrides, serverName, permits } = options
  const { bulk, deadline, signal } = options
  const anchors = [...(options.anchors ?? []), ...trust.anchors]
  const probeOptions = {
    timeout,
    retries,
    ...(deadline === undefined ? {} : { deadline }),
    ...(bulk === undefined ? {} : { bulk }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(signal === undefined ? {} : { signal }),
  }
  const gatherer = options.online && createGatherer(fetcherFor(options, resolver, probeOptions), anchors)
  return {
    options,
    resolver,
    ...(once ? { examined: new Map() } : {}),
    ...(options.preflight === undefined
      ? {}
      : { own: withOwnEvidence(options.preflight, gatherer, options.at) }),
    anchors,
    programs: trust.facts,
    gatherer,
    memory: new Memory(),
    pace: new Pace({ concurrency, perAddress, rate }),
    concurrency,
    discoverOptions: {
      resolver,
      pool,
      families,
      ...(overrides === undefined ? {} : { overrides }),
      ...(serverName === undefined ? {} : { serverName }),
      ...(permits === undefined ? {} : { permits }),
      ...(signal === undefined ? {} : { signal }),
    },
    probeOptions,
  }
}

async function withOwnEvidence(
  own: OwnCertificate,
  gatherer: Gatherer | undefined,
  at = new Date(),
): Promise<OwnCertificate> {
  return gatherer === undefined ? own : { ...own, fetched: await gatherer.gather(own, at) }
}

/** A fetch has as much time as all the stages of a connection together. */
const stages = 4

function fetcherFor(
  { online = {}, permits = () => true }: CheckOptions,
  resolver: Resolver,
  { proxy, signal, timeout }: ProbeOptions,
): Fetcher {
  const { private: allowed } = online
  return createFetcher({
    resolver,
    deadline: stages * timeout,
    ...(proxy === undefined ? {} : { proxy }),
    permits: (address) => permits(address) && (isPublicAddress(address) || allowed?.(address) === true),
    ...(signal === undefined ? {} : { signal }),
  })
}

/** Checks one target within a run. */
export async function checkOne(target: Target, scan: Scan): Promise<Checked> {
  const observation = await observe(target, scan)
  const { at, profile } = scan.options
  const judgement = {
    anchors: scan.anchors,
    programs: scan.programs,
    memory: scan.memory,
    now: at ?? new Date(observation.startedAt),
    ...(profile === undefined ? {} : { profile }),
  }
  return { report: diagnose(observation, judgement), observation, judgement }
}

async function observe(target: Target, scan: Scan): Promise<Observation> {
  const startedAt = new Date().toISOString()
  const { discovery, candidates } = await discover(target, scan.discoverOptions)
  const allowance = new Allowance()
  const [endpoints, related] = await Promise.all([
    Promise.all(
      candidates.map((candidate) =>
        examinedOnce(candidate, scan).then((endpoint) =>
          withEvidence(allowance.admit(endpoint), allowance, scan),
        ),
      ),
    ),
    relatedTo(target, discovery, scan),
  ])
  const own = await scan.own
  return {
    target,
    ...(own === undefined ? {} : { own }),
    discovery: { ...discovery, ...related },
    endpoints,
    startedAt,
    finishedAt: new Date().toISOString(),
  }
}

/** A long list is to cost little: there the records that were asked for have to do. */
async function relatedTo(
  target: Target,
  discovery: Discovery,
  { options, discoverOptions: { resolver, signal } }: Scan,
): Promise<Pick<Discovery, 'related'>> {
  return options.bulk ? {} : askRelated(target, discovery, resolver, signal)
}

async function examinedOnce(candidate: Candidate, scan: Scan): Promise<EndpointObservation> {
  const { pace, examined, probeOptions, options } = scan
  const { address, host, port, serverName, starttls = '' } = candidate
  const examination = () =>
    pace.run(address ?? host, () => examine(candidate, probeOptions, options.questions))
  if (examined === undefined || address === null) return examination()
  const key = [address, port, serverName, starttls].join(' ')
  const known = examined.get(key) ?? examination()
  examined.set(key, known)
  return { ...(await known), ...candidate }
}

async function withEvidence(
  endpoint: EndpointObservation,
  allowance: Allowance,
  { gatherer, options }: Scan,
): Promise<EndpointObservation> {
  if (gatherer === undefined || endpoint.presented.length === 0) return endpoint
  const fetched = await gatherer.gather(endpoint, options.at ?? new Date())
  return { ...endpoint, fetched: allowance.admitFetched(fetched) }
}
