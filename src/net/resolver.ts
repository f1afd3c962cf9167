/**
 * Asks DNS servers. The rules: a question goes over UDP with EDNS first, again without EDNS to a server that cannot
 * read it (RFC 6891 section 7), and over TCP when the response was truncated (RFC 7766 section 5). The servers are
 * asked in order; the first that knows, be it that there is nothing, has the word. One that answers otherwise
 * (SERVFAIL, REFUSED …) is remembered while the next is asked. When no server answered at all, the round is
 * repeated.
 */
import { randomInt } from 'node:crypto'
import { getServers } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { encode, RECURSION_DESIRED } from 'dns-packet'
import type { Packet } from 'dns-packet'
import { hasAnswered, hasDecided, type DnsQuery } from '../dns/query.ts'
import { toAsciiName } from '../names/dns-name.ts'
import { findDnsServer, formatDnsAddress } from './dns-address.ts'
import type { DnsAddress } from './dns-address.ts'
import type { DnsExchange } from './dns-exchange.ts'
import { decodeResponse, withoutResponse } from './dns-response.ts'
import type { DnsQuestion, DnsResponse } from './dns-response.ts'
import { exchangeTcp } from './dns-tcp.ts'
import { exchangeUdp } from './dns-udp.ts'

/** Datagrams up to this size are not fragmented anywhere: DNS Flag Day 2020. */
const udpPayloadSize = 1232

export interface Patience {
  /** Milliseconds for each exchange with a server. */
  timeout: number
  /** How many more rounds to make when no server answers. */
  retries: number
}

export interface ResolverOptions extends Patience {
  /** The DNS server to ask, as in `findDnsServer`; those of the operating system otherwise. */
  server?: string | undefined
}

export interface Resolver {
  /** The server that is asked first, as `address:port`. */
  label: string
  /**
   * Asks one question; does not follow CNAMEs. Whatever the servers do is in the result; after an abort it says
   * `TIMEOUT`.
   * @throws {RangeError} when the name is no DNS name.
   */
  query(name: string, type: DnsQuery['type'], signal?: AbortSignal): Promise<DnsQuery>
  /**
   * Asks the operating system, which has more ways to find addresses: the hosts file, search suffixes, the local
   * network. Gives undefined when it finds none. Absent when the user chose the DNS server.
   */
  lookup?(name: string, type: 'A' | 'AAAA'): Promise<DnsQuery | undefined>
}

/**
 * Makes a resolver.
 * @throws {DnsServerError} when `server` is not the address of a DNS server, or a name without address.
 */
export async function createResolver({ server, ...patience }: ResolverOptions): Promise<Resolver> {
  if (server !== undefined) return resolverFor(await findDnsServer(server), patience)
  return { ...resolverFor(await systemServers(), patience), lookup: systemLookup }
}

/** Makes a resolver that asks these servers, in order. */
export function resolverFor(servers: readonly DnsAddress[], patience: Patience): Resolver {
  return {
    label: servers[0] === undefined ? 'none' : formatDnsAddress(servers[0]),
    query: (name, type, signal) => query(servers, patience, name, type, signal),
  }
}

async function systemServers(): Promise<DnsAddress[]> {
  return (await Promise.all(getServers().map(findDnsServer))).flat()
}

interface Attempt {
  server: string
  transport: 'udp' | 'tcp'
  response: DnsResponse
}

async function query(
  servers: readonly DnsAddress[],
  { timeout, retries }: Patience,
  name: string,
  type: DnsQuery['type'],
  signal?: AbortSignal,
): Promise<DnsQuery> {
  if (toAsciiName(name) === undefined) throw new RangeError(`${JSON.stringify(name)} is not a DNS name`)
  const started = performance.now()
  const toQuery = ({ server, transport, response }: Attempt): DnsQuery => {
    const ms = Math.round(performance.now() - started)
    return { name, type, rcode: response.outcome, answers: response.answers, server, transport, ms }
  }
  let best: Attempt = { server: 'none', transport: 'udp', response: withoutResponse('UNREACHABLE') }
  for (let round = 0; round <= retries && !hasAnswered(best.response.outcome); round++) {
    for (const server of servers) {
      const attempt = await askServer(server, name, type, timeout, signal)
      if (hasDecided(attempt.response.outcome)) return toQuery(attempt)
      if (!hasAnswered(best.response.outcome)) best = attempt
    }
  }
  return toQuery(best)
}

async function askServer(
  server: DnsAddress,
  name: string,
  type: DnsQuery['type'],
  timeout: number,
  signal?: AbortSignal,
): Promise<Attempt> {
  const label = formatDnsAddress(server)
  const base = { server, timeout, signal }
  let response = await exchangeUdp(exchangeFor(base, name, type, true))
  const edns = response.outcome !== 'FORMERR' && response.outcome !== 'NOTIMP'
  if (!edns) response = await exchangeUdp(exchangeFor(base, name, type, false))
  if (!response.truncated) return { server: label, transport: 'udp', response }
  return { server: label, transport: 'tcp', response: await exchangeTcp(exchangeFor(base, name, type, edns)) }
}

function exchangeFor(
  base: Pick<DnsExchange, 'server' | 'timeout' | 'signal'>,
  name: string,
  type: DnsQuery['type'],
  edns: boolean,
): DnsExchange {
  const question: DnsQuestion = { id: randomInt(0x1_0000), name, type }
  return {
    ...base,
    message: encodeQuery(question, edns),
    accept: (message) => decodeResponse(message, question),
  }
}

function encodeQuery({ id, name, type }: DnsQuestion, edns: boolean): Uint8Array {
  const packet: Packet = { type: 'query', id, flags: RECURSION_DESIRED, questions: [{ name, type }] }
  if (edns) {
    const opt = { udpPayloadSize, extendedRcode: 0, ednsVersion: 0, flags: 0, flag_do: false, options: [] }
    packet.additionals = [{ type: 'OPT', name: '.', ...opt }]
  }
  return encode(packet)
}

async function systemLookup(name: string, type: 'A' | 'AAAA'): Promise<DnsQuery | undefined> {
  const started = performance.now()
  try {
    const found = await lookup(name, { all: true, family: type === 'A' ? 4 : 6 })
    const answers = found.map(({ address }) => ({ name, type, ttl: 0, data: address }))
    const ms = Math.round(performance.now() - started)
    return { name, type, rcode: 'NOERROR', answers, server: 'system', transport: 'system', ms }
  } catch {
    return undefined
  }
}
