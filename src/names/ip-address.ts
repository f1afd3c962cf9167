/** IP addresses: text to octets and back, and which of them the public Internet does not route. */

// Most of what is asked about is a name: it is told by its form, without taking it apart.
const ipv4Shape = /^\d{1,3}(\.\d{1,3}){3}$/
const ipv4Octet = /^(0|[1-9]\d{0,2})$/
const ipv6Group = /^[0-9a-f]{1,4}$/i
/** ::ffff:0:0/96, an IPv4 address in IPv6 clothes, RFC 4291 section 2.5.5.2. */
const mappedPrefix = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
/** 64:ff9b::/96, an IPv4 address behind NAT64, RFC 6052 section 2.1. */
const translatedPrefix = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]

interface Block {
  octets: number[]
  bits: number
}

const privateIpv4: Block[] = [
  { octets: [0], bits: 8 }, // this network; Linux takes 0.0.0.0 for loopback
  { octets: [10], bits: 8 }, // RFC 1918
  { octets: [100, 64], bits: 10 }, // shared address space, RFC 6598
  { octets: [127], bits: 8 }, // loopback
  { octets: [169, 254], bits: 16 }, // link-local, RFC 3927
  { octets: [172, 16], bits: 12 }, // RFC 1918
  { octets: [192, 168], bits: 16 }, // RFC 1918
]

const privateIpv6: Block[] = [
  { octets: Array.from({ length: 16 }, () => 0), bits: 128 }, // unspecified
  { octets: [...Array.from({ length: 15 }, () => 0), 1], bits: 128 }, // loopback
  { octets: [0xfc], bits: 7 }, // unique local, RFC 4193
  { octets: [0xfe, 0x80], bits: 10 }, // link-local
  { octets: [0xfe, 0xc0], bits: 10 }, // site-local, deprecated by RFC 3879 and still in use
]

/**
 * Reads an IP address: dotted decimal without leading zeros, or IPv6 (RFC 4291 section 2.2) without brackets.
 * Gives 4 or 16 octets; undefined for everything else, zone identifiers (`fe80::1%eth0`) included.
 */
export function parseIpAddress(text: string): Uint8Array | undefined {
  const octets = text.includes(':') ? parseIpv6(text) : parseIpv4(text)
  return octets && Uint8Array.from(octets)
}

/**
 * Writes an IP address: IPv6 as RFC 5952 demands, with IPv4-mapped addresses in mixed notation (section 5).
 * @param octets 4 or 16 of them.
 * @throws {RangeError} for any other number of octets.
 */
export function formatIpAddress(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.')
  if (octets.length !== 16) throw new RangeError(`an IP address has 4 or 16 octets, not ${octets.length}`)
  if (hasPrefix(octets, mappedPrefix)) return `::ffff:${octets.subarray(12).join('.')}`
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(2 * index))
  const zeros = longestZeroRun(groups)
  const hex = groups.map((group) => group.toString(16))
  if (zeros.length < 2) return hex.join(':')
  return `${hex.slice(0, zeros.start).join(':')}::${hex.slice(zeros.start + zeros.length).join(':')}`
}

/**
 * Whether an address is one that the public Internet does not route to: private, shared, loopback, link-local or
 * unspecified (RFC 6890), also when it is an IPv4 address inside an IPv6 one. False for any other number of octets
 * than 4 or 16.
 */
export function isPrivateAddress(octets: Uint8Array): boolean {
  if (octets.length === 4) return privateIpv4.some((block) => contains(block, octets))
  if (octets.length !== 16) return false
  if (hasPrefix(octets, mappedPrefix) || hasPrefix(octets, translatedPrefix)) {
    return isPrivateAddress(octets.subarray(12))
  }
  return privateIpv6.some((block) => contains(block, octets))
}

function parseIpv4(text: string): number[] | undefined {
  if (!ipv4Shape.test(text)) return undefined
  const parts = text.split('.')
  if (!parts.every((part) => ipv4Octet.test(part))) return undefined
  const octets = parts.map(Number)
  return octets.every((octet) => octet <= 255) ? octets : undefined
}

function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head = '', tail] = halves
  const before = parseGroups(head, tail === undefined)
  if (tail === undefined) return before?.length === 16 ? before : undefined
  const after = parseGroups(tail, true)
  if (before === undefined || after === undefined) return undefined
  // `::` stands for at least one group of zeros.
  const missing = 16 - before.length - after.length
  return missing < 2 ? undefined : [...before, ...Array.from({ length: missing }, () => 0), ...after]
}

/** Octets of colon-separated groups; the last may be dotted decimal where the address ends with it. */
function parseGroups(text: string, atEnd: boolean): number[] | undefined {
  if (text === '') return []
  const groups = text.split(':')
  const octets: number[] = []
  for (const [index, group] of groups.entries()) {
    if (ipv6Group.test(group)) {
      const value = Number.parseInt(group, 16)
      octets.push(value >> 8, value & 0xff)
    } else {
      const embedded = atEnd && index === groups.length - 1 ? parseIpv4(group) : undefined
      if (embedded === undefined) return undefined
      octets.push(...embedded)
    }
  }
  return octets
}

/** The first of the longest runs of zero groups, RFC 5952 section 4.2.3. */
function longestZeroRun(groups: number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  let run = { start: 0, length: 0 }
  for (const [index, group] of groups.entries()) {
    run = group === 0 ? { start: run.start, length: run.length + 1 } : { start: index + 1, length: 0 }
    if (run.length > best.length) best = run
  }
  return best
}

function hasPrefix(octets: Uint8Array, prefix: number[]): boolean {
  return contains({ octets: prefix, bits: prefix.length * 8 }, octets)
}

function contains(block: Block, octets: Uint8Array): boolean {
  return block.octets.every((octet, index) => {
    const mask = 0xff & (0xff00 >> Math.min(8, block.bits - 8 * index))
    return ((octets[index] ?? 0) & mask) === (octet & mask)
  })
}
