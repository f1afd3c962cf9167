/** Networks of IP addresses: `10.0.0.0/8`, `2001:db8::/32`. */
import { parseIpAddress } from './ip-address.ts'

/** A network: its first address, and how many bits all its addresses share with it. */
export interface IpNetwork {
  /** 4 or 16. */
  octets: Uint8Array
  bits: number
}

/** Reads a network in CIDR notation (RFC 4632), or a single address; undefined when the text is neither. */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? []
  const octets = parseIpAddress(address)
  if (octets === undefined) return undefined
  const bits = length === undefined ? 8 * octets.length : Number(length)
  return bits <= 8 * octets.length ? { octets, bits } : undefined
}

const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

/** Whether an address lies in a network. An IPv4 address inside an IPv6 one (`::ffff:10.0.0.1`) counts as itself. */
export function isInNetwork(address: string, network: IpNetwork): boolean {
  const octets = parseIpAddress(address)
  if (octets === undefined) return false
  const plain = octets.length === 16 && mapped.every((octet, index) => octets[index] === octet)
  const own = plain && network.octets.length === 4 ? octets.subarray(12) : octets
  if (own.length !== network.octets.length) return false
  return own.every((octet, index) => {
    const mask = 0xff & (0xff00 >> Math.max(0, Math.min(8, network.bits - 8 * index)))
    return (octet & mask) === ((network.octets[index] ?? 0) & mask)
  })
}
