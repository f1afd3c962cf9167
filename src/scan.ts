/** Target to report: discover, probe, diagnose. The only place where the layers meet. */
import PQueue from 'p-queue'
import { diagnose } from './diagnose/diagnose.ts'
import { discover, type AddressOverride } from './discover/discover.ts'
import { createResolver, type Resolver } from './net/resolver.ts'
import type { TrustAnchor } from './path/path.ts'
import { probe } from './probe/probe.ts'
import type { Observation } from './report/observation.ts'
import type { Report } from './report/report.ts'
import type { Profile, Target, TargetKind } from './report/target.ts'
import { parseTarget } from './targets/from-text.ts'
import { bundledAnchors } from './trust/anchors.ts'

export interface CheckOptions {
  /** DNS server, `address`, `address:port` or a host name. Default: the system's servers. */
  dns?: string
  /** Whether every address of a name is probed, or only the first. Default true. */
  pool?: boolean
  /** Address families to look up. Default both. */
  families?: ('A' | 'AAAA')[]
  /** Addresses to use instead of DNS for a host and port. */
  overrides?: AddressOverride[]
  /** Server name to send instead of the host's own; null sends none. */
  serverName?: string | null
  /** Profile to use instead of the inferred one. */
  profile?: Profile
  /** Trust anchors besides Node's bundled roots. */
  anchors?: TrustAnchor[]
  /** Judge as of this moment. Default: the moment of the check. */
  at?: Date
  /** Milliseconds for each stage: a DNS question, a connection, a first flight. Default 4000. */
  timeout?: number
  /** Further tries after one that may pass. Default 2. */
  retries?: number
  /** Endpoints probed at the same time over all targets. Default 100. */
  concurrency?: number
  signal?: AbortSignal
}

/** How many targets may be looked up ahead of the one that is reported next. */
const targetsInFlight = 64

/**
 * Checks one target: `sip.contoso.com:5061`, or with `kind` a SIP domain. Whatever the far end does is in the
 * report.
 * @throws {InputError} when the text names no target.
 * @throws {TypeError} when it names several.
 * @throws {DnsServerError} when `dns` is no usable server.
 */
export async function check(
  target: string | Target,
  options: CheckOptions & { kind?: TargetKind } = {},
): Promise<Report> {
  const { kind } = options
  const [first, ...rest] =
    typeof target === 'string' ? parseTarget(target, kind === undefined ? {} : { kind }) : [target]
  if (first === undefined || rest.length > 0)
    throw new TypeError('check takes one target; checkAll takes several')
  return checkOne(first, await prepare(options))
}

/**
 * Checks targets and yields one report for each, in the order given, as soon as it is there. Far-end faults are in
 * the reports. An abort ends the sequence: targets that it cut off before anything was seen give no report.
 * @throws {DnsServerError} when `dns` is no usable server.
 */
export async function* checkAll(
  targets: Iterable<Target>,
  options: CheckOptions = {},
): AsyncGenerator<Report> {
  const scan = await prepare(options)
  const pending: Promise<Report>[] = []
  for (const target of targets) {
    if (options.signal?.aborted) break
    pending.push(checkOne(target, scan))
    if (pending.length >= targetsInFlight) yield* unlessCutOff(await pending.shift()!)
  }
  for (const report of pending) yield* unlessCutOff(await report)
}

function unlessCutOff(report: Report): Report[] {
  const { endpoints, discovery } = report
  const seen = endpoints.filter(({ failure }) => failure?.code !== 'aborted')
  return seen.length > 0 || (endpoints.length === 0 && discovery.queries.length > 0) ? [report] : []
}

interface Scan {
  options: CheckOptions
  resolver: Resolver
  anchors: TrustAnchor[]
  queue: PQueue
  timeout: number
  retries: number
}

async function prepare(options: CheckOptions): Promise<Scan> {
  const { dns, timeout = 4000, retries = 2, concurrency = 100 } = options
  const [resolver, bundled] = await Promise.all([
    createResolver({ ...(dns === undefined ? {} : { server: dns }), timeout, retries }),
    bundledAnchors(),
  ])
  const anchors = [...(options.anchors ?? []), ...bundled]
  return { options, resolver, anchors, queue: new PQueue({ concurrency }), timeout, retries }
}

async function checkOne(target: Target, scan: Scan): Promise<Report> {
  const observation = await observe(target, scan)
  const { at, profile } = scan.options
  return diagnose(observation, {
    anchors: scan.anchors,
    now: at ?? new Date(observation.startedAt),
    ...(profile === undefined ? {} : { profile }),
  })
}

async function observe(target: Target, scan: Scan): Promise<Observation> {
  const { resolver, queue, timeout, retries } = scan
  const { pool = true, families = ['A', 'AAAA'], overrides, serverName, signal } = scan.options
  const startedAt = new Date().toISOString()
  const { discovery, candidates } = await discover(target, {
    resolver,
    pool,
    families,
    ...(overrides === undefined ? {} : { overrides }),
    ...(serverName === undefined ? {} : { serverName }),
    ...(signal === undefined ? {} : { signal }),
  })
  const probeOptions = { timeout, retries, ...(signal === undefined ? {} : { signal }) }
  const endpoints = await Promise.all(
    candidates.map((candidate) => queue.add(() => probe(candidate, probeOptions))),
  )
  return { target, discovery, endpoints, startedAt, finishedAt: new Date().toISOString() }
}
