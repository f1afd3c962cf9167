/**
 * Which addresses this server checks for others. A server that checks whatever it is told is a way into the network it
 * stands in: off loopback, private and other special addresses are therefore left alone unless they are named. What
 * is refused is refused by address, after names were resolved, and for what is fetched as for what is checked.
 */
import { isPublicAddress } from '../fetch/fence.ts'
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
      if (deny.some((network) => isInNetwork(address, network))) return false
      return privateToo || allow.some((network) => isInNetwork(address, network)) || isPublicAddress(address)
    },
    words: base + more + less,
    isOpen: privateToo && deny.length === 0,
  }
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
