/**
 * Fetches what the addresses in certificates name. Everything about such an address is hostile: it may point inside,
 * to something endless, or back to itself. Rules:
 * - Only what `placeOf` allows is fetched, of redirects each step anew, and at most four of them.
 * - A name is resolved here, its addresses are checked, and the connection goes to an address that was checked: an
 *   answer that changes in between changes nothing. A name that only a proxy knows cannot be checked.
 * - One deadline covers everything from resolving to the last octet, behind redirects too.
 * - Everything is fetched once in a run; who asks while it is under way waits for the same answer. Failures are
 *   remembered as well, so that a dead address costs its deadline once.
 * - What comes of it is a value in every case.
 */
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { findAddresses } from '../discover/addresses.ts'
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import { connectFailure } from '../net/connect-failure.ts'
import type { LocatedProxy } from '../net/proxy.ts'
import type { Resolver } from '../net/resolver.ts'
import { openWay, type WayFailure } from '../net/way.ts'
import { proxyPrelude } from '../prelude/proxy.ts'
import { Pace } from '../schedule/pace.ts'
import { exchange, type Question } from './exchange.ts'
import { isPublicAddress } from './fence.ts'
import { placeOf, type Place } from './place.ts'
import type { FetchFailure, FetchResult } from './result.ts'

export interface FetcherOptions {
  resolver: Resolver
  /** Milliseconds for one fetch, from resolving to the last octet. */
  deadline: number
  /** Through which every server is reached. */
  proxy?: LocatedProxy
  /** Which addresses may be fetched from. Default: those of the public Internet. */
  permits?: (address: string) => boolean
  /** Fetch by HTTPS, too; the server's certificate is verified by Node. Default false. */
  allowHttps?: boolean
  signal?: AbortSignal
}

/** What to fetch. */
export interface FetchRequest extends Question {
  url: string
}

export interface Fetcher {
  /** Fetches, or gives what was fetched before in this run. Resolves in every case. */
  fetch(request: FetchRequest): Promise<FetchResult>
}

const mostRedirects = 4
/** Addresses of one name that are tried. */
const mostAddresses = 3
const concurrency = { concurrency: 32, perAddress: 4 }
/** Octets and answers that are remembered. */
const cacheLimits = { octets: 64 * 2 ** 20, answers: 5000 }

/** Makes a fetcher for one run. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const pace = new Pace(concurrency)
  const known = new Map<string, { answer: Promise<FetchResult>; octets: number }>()
  let total = 0
  return { fetch: remembered }

  function remembered(request: FetchRequest): Promise<FetchResult> {
    const key = keyOf(request)
    const before = known.get(key)
    if (before !== undefined) return before.answer
    const host = URL.parse(request.url)?.host ?? ''
    const entry = { answer: pace.run(host, () => fetchNow(request, options)), octets: 0 }
    known.set(key, entry)
    void entry.answer.then((result) => {
      if (result.outcome !== 'ok') return
      entry.octets = result.octets.length
      total += entry.octets
      forget()
    })
    return entry.answer
  }

  /** The oldest answers make room; those who wait for them still get them. */
  function forget(): void {
    for (const [key, { octets }] of known) {
      if (total <= cacheLimits.octets && known.size <= cacheLimits.answers) return
      known.delete(key)
      total -= octets
    }
  }
}

function keyOf({ url, body, limit }: FetchRequest): string {
  const hash = body === undefined ? '' : createHash('sha256').update(body.octets).digest('base64')
  return `${limit} ${hash} ${url}`
}

async function fetchNow(request: FetchRequest, options: FetcherOptions): Promise<FetchResult> {
  const { deadline, signal, allowHttps = false } = options
  if (signal?.aborted) return stopped
  const timer = AbortSignal.timeout(deadline)
  const patience = signal === undefined ? timer : AbortSignal.any([signal, timer])
  let address = request.url
  for (let step = 0; step <= mostRedirects; step += 1) {
    const place = placeOf(address, allowHttps)
    const result = 'outcome' in place ? place : await ask(place, request, options, patience)
    if ('redirect' in result) {
      address = URL.parse(result.redirect, address)?.href ?? result.redirect
      continue
    }
    if (signal?.aborted) return stopped
    return step > 0 ? behindRedirect(result, address) : result
  }
  return { outcome: 'redirect-refused', detail: `The server redirects more than ${mostRedirects} times.` }
}

const stopped: FetchFailure = { outcome: 'aborted', detail: 'The check was stopped before this was fetched.' }

/** Where somebody was sent is not the address in the certificate, and a refusal has to say so. */
function behindRedirect(result: FetchResult, address: string): FetchResult {
  const { outcome } = result
  if (outcome === 'ok') return result
  const isRefusal = outcome === 'not-http' || outcome === 'refused-private'
  const detail = `Redirected to ${address}. ${result.detail}`
  return { outcome: isRefusal ? 'redirect-refused' : outcome, detail }
}

async function ask(
  place: Place,
  request: FetchRequest,
  options: FetcherOptions,
  patience: AbortSignal,
): Promise<FetchResult | { redirect: string }> {
  const found = await permittedAddresses(place, options, patience)
  if ('outcome' in found) return found
  let failure: FetchFailure = tooSlow(options)
  for (const address of found.addresses) {
    const connection = await open(place, address, options, patience)
    if ('outcome' in connection) {
      failure = connection
      if (patience.aborted) break
      continue
    }
    const answer = await exchange(connection.socket, place, request, patience)
    if (answer.kind === 'redirect') return { redirect: answer.location }
    if (answer.kind === 'failure') return answer.failure
    return { outcome: 'ok', url: place.url.href, type: answer.type, octets: answer.octets }
  }
  return failure
}

/** The addresses of the host that may be connected to. */
async function permittedAddresses(
  { host }: Place,
  options: FetcherOptions,
  patience: AbortSignal,
): Promise<{ addresses: string[] } | FetchFailure> {
  const { resolver, permits = isPublicAddress } = options
  const literal = parseIpAddress(host)
  let addresses = literal === undefined ? [] : [formatIpAddress(literal)]
  if (literal === undefined) {
    const found = await findAddresses(host, resolver, ['A', 'AAAA'], patience)
    if (patience.aborted) return tooSlow(options)
    if (found.failure !== undefined) return { outcome: 'name-not-found', detail: found.failure.detail }
    addresses = found.addresses
  }
  const permitted = addresses.filter(permits)
  if (permitted.length > 0) return { addresses: permitted.slice(0, mostAddresses) }
  const where = literal === undefined ? `${host} (${addresses[0]})` : host
  return {
    outcome: 'refused-private',
    detail: `${where} is no address of the public Internet; nothing is fetched from there unless that is allowed (--online-private).`,
  }
}

async function open(
  place: Place,
  address: string,
  options: FetcherOptions,
  patience: AbortSignal,
): Promise<{ socket: Socket } | FetchFailure> {
  const { proxy, deadline } = options
  const { port } = place
  // A third of the time for one address leaves some for the next.
  const way = { timeout: Math.ceil(deadline / mostAddresses), signal: patience }
  const opened =
    proxy === undefined
      ? await openWay([], { ...way, address, port })
      : await openWay([proxyPrelude(proxy, { host: address, port })], {
          ...way,
          address: proxy.address,
          port: proxy.port,
        })
  if ('failure' in opened) return patience.aborted ? tooSlow(options) : wayFailure(opened.failure, proxy)
  return { socket: place.secure ? await secured(opened.socket, place) : opened.socket }
}

async function secured(socket: Socket, { host }: Place): Promise<Socket> {
  const { connect } = await import('node:tls')
  const servername = parseIpAddress(host) === undefined ? { servername: host } : {}
  return connect({ socket, host, ...servername, ALPNProtocols: ['http/1.1'] })
}

function wayFailure({ end, errorCode, fault }: WayFailure, proxy: LocatedProxy | undefined): FetchFailure {
  if (fault !== undefined) return { outcome: 'proxy-refused', detail: `At the proxy: ${fault.detail}` }
  const whose = proxy === undefined ? '' : 'At the proxy: '
  if (end === 'timeout') return { outcome: 'unreachable', detail: `${whose}Nobody answers at the address.` }
  if (end === 'closed') return { outcome: 'unreachable', detail: `${whose}The connection was closed.` }
  return { outcome: 'unreachable', detail: whose + connectFailure(errorCode).detail }
}

function tooSlow({ deadline }: FetcherOptions): FetchFailure {
  return { outcome: 'too-slow', detail: `Time was up (${deadline} ms) before anything had come.` }
}
