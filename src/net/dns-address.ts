/** Where a DNS server is. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { toAsciiName } from '../names/dns-name.ts'

export interface DnsAddress {
  /** IP address without brackets; a link-local one may end in a zone, `fe80::1%eth0`. */
  address: string
  port: number
}

/** The DNS server that the user named cannot be asked. The message says what is wrong and what would be right. */
export class DnsServerError extends Error {
  override name = 'DnsServerError'
}

/**
 * Finds the addresses of a DNS server given as `192.0.2.53`, `192.0.2.53:5353`, `[2001:db8::53]:53`, `2001:db8::53`
 * or as a host name, which the operating system resolves, with or without port. The port is 53 unless given.
 * @throws {DnsServerError} when the text is none of these or the name has no address.
 */
export async function findDnsServer(text: string): Promise<DnsAddress[]> {
  const { host, port } = splitPort(text)
  if (isIP(host) > 0) return [{ address: host, port }]
  const name = toAsciiName(host)
  if (name === undefined) throw malformed(text)
  try {
    const found = await lookup(name, { all: true })
    return found.map(({ address }) => ({ address, port }))
  } catch (cause) {
    throw new DnsServerError(
      `the DNS server "${name}" could not be found: this computer knows no address for that name; give its IP address`,
      { cause },
    )
  }
}

/** `address:port`, an IPv6 address in brackets. */
export function formatDnsAddress({ address, port }: DnsAddress): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

function splitPort(text: string): { host: string; port: number } {
  if (isIP(text) === 6) return { host: text, port: 53 }
  const parts = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text)
  const port = Number(parts?.[3] ?? 53)
  const bracketed = parts?.[1]
  const host = bracketed ?? parts?.[2]
  const bracketsFit = bracketed === undefined || isIP(bracketed) === 6
  if (host === undefined || !bracketsFit || port < 1 || port > 65_535) throw malformed(text)
  return { host, port }
}

function malformed(text: string): DnsServerError {
  const right =
    'a host name or an IP address, with a port where it is not 53: 192.0.2.53, [2001:db8::53]:5353'
  return new DnsServerError(`${JSON.stringify(text)} is not the address of a DNS server; right is ${right}`)
}
