/** A host with or without a port: `sip.contoso.test:5061`, `192.0.2.1`, `[2001:db8::1]:443`. */
import { toAsciiName } from '../names/dns-name.ts'
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import { InputError, quoted } from './input-error.ts'
import { parsePort } from './port.ts'

export interface Place {
  /** DNS name in A-label form, or an IP address in canonical form without brackets. */
  name: string
  isAddress: boolean
  port?: number
}

/**
 * Reads a host, with a port behind a colon where there is one. An IPv6 address needs brackets only when a port
 * follows.
 * @param where for the message: `targets.csv:3`.
 * @throws {InputError} when it is no host or no port.
 */
export function parsePlace(text: string, where: string): Place {
  const bracketed = /^\[([^[\]]*)\](?::(.*))?$/s.exec(text)
  if (bracketed) {
    const [, address = '', port] = bracketed
    if (!address.includes(':')) throw notIpv6(address, where)
    return { ...parseAddress(address, where), ...optionalPort(port, where) }
  }
  const colons = text.split(':').length - 1
  if (colons > 1) return parseAddress(text, where)
  const [host = '', port] = text.split(':')
  return { ...parseHost(host, where), ...optionalPort(port, where) }
}

function parseHost(text: string, where: string): Place {
  const address = parseIpAddress(text)
  if (address !== undefined) return { name: formatIpAddress(address), isAddress: true }
  const name = toAsciiName(text)
  if (name !== undefined) return { name, isAddress: false }
  if (/(^|\.)(\d+|0x[\da-f]*)\.?$/i.test(text)) {
    const right = 'an IPv4 address is four numbers from 0 to 255 without leading zeros: 192.0.2.1'
    throw new InputError(where, `${quoted(text)} is neither a host name nor an IP address`, right)
  }
  const right =
    'a host name is made of letters, digits and hyphens, with dots between its parts: sip.contoso.com'
  throw new InputError(where, `${quoted(text)} is not a host name`, right)
}

function parseAddress(text: string, where: string): Place {
  const address = parseIpAddress(text)
  if (address === undefined) throw notIpv6(text, where)
  return { name: formatIpAddress(address), isAddress: true }
}

function notIpv6(text: string, where: string): InputError {
  const what = text.includes('%')
    ? `${quoted(text)} has a zone identifier, which cannot be used here`
    : `${quoted(text)} is not an IPv6 address`
  return new InputError(where, what, 'right is 2001:db8::1, or with a port [2001:db8::1]:443')
}

function optionalPort(text: string | undefined, where: string): { port?: number } {
  return text === undefined ? {} : { port: parsePort(text, where) }
}
