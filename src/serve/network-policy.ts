/**
 * Which addresses this server checks for others. A server that checks whatever it is told is a way into the network it
 * stands in: off loopback, private and other special addresses are therefore left alone unless they are named. What
 * is refused is refused by address, after names were resolved, and for what is fetched as for what is checked.
 */
import { isPublicAddress } from '../fetch/fence.ts'
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import { isInNetwork, parseIpNetwork, type IpNetwork } from '../names/ip-network.ts'

/** See the module. */
export interface NetworkPolicy {
  /** Whether an address may be connected to. */
  permits(address: string): boolean
  /** The policy in words. */
  words: string
  /** Whether every address is permitted. */
  isOpen: boolean
}

/** The rules of a policy; a denied network wins over an allowed one. */
export interface PolicyRules {
  allow: readonly IpNetwork[]
  deny: readonly IpNetwork[]
  /** Whether addresses that no rule names are permitted where they are not of the public Internet. */
  privateToo: boolean
}

/** Makes a policy. */
export function networkPolicy({ allow, deny, privateToo }: PolicyRules): NetworkPolicy {
  const list = (networks: readonly IpNetwork[]) =>
    `${networks.length} named network${networks.length === 1 ? '' : 's'}`
  const base = privateToo ? 'every address' : 'addresses of the public Internet'
  const more = allow.length > 0 && !privateToo ? `, and ${list(allow)}` : ''
  const less = deny.length > 0 ? `, but not ${list(deny)}` : ''
  return {
    permits(address) {
      const faces = facesOf(address)
      if (faces.length === 0) return false
      if (deny.some((network) => faces.some((face) => isInNetwork(face, network)))) return false
      return privateToo || allow.some((network) => isInNetwork(address, network)) || isPublicAddress(address)
    },
    words: base + more + less,
    isOpen: privateToo && deny.length === 0,
  }
}

/** IPv6 prefixes in front of an IPv4 address, and its place: mapped, compatible, of NAT64 (RFC 6052), of 6to4. */
const carriers = [
  ...['::ffff:0:0/96', '::/96', '64:ff9b::/96'].map((text) => ({ text, start: 12 })),
  { text: '2002::/16', start: 2 },
].flatMap(({ text, start }) => {
  const network = parseIpNetwork(text)
  return network === undefined ? [] : [{ network, start }]
})

/**
 * Everything that an address may lead to: itself, an IPv4 address inside it, and this computer where it is the
 * unspecified one, which systems connect to loopback. Empty when it is no address.
 */
function facesOf(address: string): string[] {
  const octets = parseIpAddress(address)
  if (octets === undefined) return []
  const unspecified = octets.every((octet) => octet === 0) ? ['127.0.0.1', '::1'] : []
  if (octets.length === 4) return [address, `::ffff:${address}`, ...unspecified]
  const carrier = carriers.find(({ network }) => isInNetwork(address, network))
  const inside =
    carrier === undefined ? [] : facesOf(formatIpAddress(octets.subarray(carrier.start, carrier.start + 4)))
  return [address, ...unspecified, ...inside]
}

/**
 * Reads networks separated by commas.
 * @throws {RangeError} that names the one which is none
 */
export function parseNetworks(text: string): IpNetwork[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const network = parseIpNetwork(part)
      if (network !== undefined) return network
      throw new RangeError(`"${part.trim()}" is no network; right is 10.0.0.0/8, 2001:db8::/32 or an address`)
    })
}
