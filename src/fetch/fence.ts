/** Which addresses may be fetched from: those of the public Internet, unless private ones are allowed. */
import { isPrivateAddress, parseIpAddress } from '../names/ip-address.ts'

/**
 * Whether an address is one of the public Internet: globally reachable unicast by IANA's registries of special-purpose
 * addresses (RFC 6890). IPv6 addresses that carry an IPv4 address are judged by both.
 */
export function isPublicAddress(address: string): boolean {
  const octets = parseIpAddress(address)
  if (octets === undefined || isPrivateAddress(octets)) return false
  return octets.length === 4 ? isPublicIpv4(octets) : isPublicIpv6(octets)
}

/** Besides the private ones: [first octets, bits]. */
const specialIpv4: readonly (readonly [octets: readonly number[], bits: number])[] = [
  [[192, 0, 0], 24], // IETF protocol assignments
  [[192, 0, 2], 24], // documentation, RFC 5737
  [[192, 31, 196], 24], // AS112
  [[192, 52, 193], 24], // AMT
  [[192, 88, 99], 24], // 6to4 relays, RFC 7526
  [[192, 175, 48], 24], // AS112
  [[198, 18], 15], // benchmarking, RFC 2544
  [[198, 51, 100], 24], // documentation
  [[203, 0, 113], 24], // documentation
  [[224], 4], // multicast, RFC 5771
  [[240], 4], // reserved, and the broadcast address
]

const specialIpv6: readonly (readonly [octets: readonly number[], bits: number])[] = [
  [[0x20, 0x01, 0x00], 23], // IETF protocol assignments, Teredo among them
  [[0x20, 0x01, 0x0d, 0xb8], 32], // documentation
  [[0x3f, 0xff, 0x00], 20], // documentation, RFC 9637
]

const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
const translated = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]
const sixToFour = [0x20, 0x02]

function isPublicIpv4(octets: Uint8Array): boolean {
  return !specialIpv4.some(([block, bits]) => contains(block, bits, octets))
}

function isPublicIpv6(octets: Uint8Array): boolean {
  if ([mapped, translated].some((prefix) => contains(prefix, 96, octets))) {
    return isPublicIpv4(octets.subarray(12))
  }
  if (contains(sixToFour, 16, octets)) {
    const inside = octets.subarray(2, 6)
    return !isPrivateAddress(inside) && isPublicIpv4(inside)
  }
  // Global unicast; everything else is special, or not yet given to anybody.
  const isGlobal = contains([0x20], 3, octets)
  return isGlobal && !specialIpv6.some(([block, bits]) => contains(block, bits, octets))
}

function contains(block: readonly number[], bits: number, octets: Uint8Array): boolean {
  return block.every((octet, index) => {
    const mask = 0xff & (0xff00 >> Math.max(0, Math.min(8, bits - 8 * index)))
    return ((octets[index] ?? 0) & mask) === (octet & mask)
  })
}
