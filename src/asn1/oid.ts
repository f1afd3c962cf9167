/** Object identifiers: their encoding, X.690 section 8.19, and what they are called. */
import { oidTable } from './oid-table.ts'

/** What standards call an object identifier: `sha256WithRSAEncryption`; undefined when unknown. */
export function oidName(oid: string): string | undefined {
  return oidTable.get(oid)?.[0]
}

/** What Windows calls an object identifier: `sha256RSA`, `Server Authentication`; undefined when unknown. */
export function oidTitle(oid: string): string | undefined {
  return oidTable.get(oid)?.[1]
}

/** Object identifiers whose content is longer than this are not read. */
const maxOidLength = 128

/**
 * Dotted text of the content octets (without tag and length), or undefined when they are none: empty, cut short,
 * an arc with a leading zero digit, longer than 128 octets.
 */
export function decodeOid(content: Uint8Array): string | undefined {
  if (content.length === 0 || content.length > maxOidLength) return undefined
  let text = ''
  let arc: number | bigint = 0
  let inside = false
  for (const octet of content) {
    if (!inside && octet === 0x80) return undefined
    // Nearly every arc is small, and numbers are much faster than big ones.
    if (typeof arc === 'number' && arc >= largestQuick) arc = BigInt(arc)
    arc = typeof arc === 'number' ? arc * 128 + (octet & 0x7f) : (arc << 7n) | BigInt(octet & 0x7f)
    inside = octet >= 0x80
    if (!inside) {
      text += text === '' ? firstArcs(arc) : `.${arc}`
      arc = 0
    }
  }
  return inside ? undefined : text
}

/** Arcs below this have another seven bits to go within a number. */
const largestQuick = 2 ** 44

/** The first two arcs share one number. */
function firstArcs(both: number | bigint): string {
  if (both < 80) return both < 40 ? `0.${both}` : `1.${Number(both) - 40}`
  return `2.${BigInt(both) - 80n}`
}

/**
 * Content octets (without tag and length) of an object identifier in dotted text.
 * @throws {SyntaxError} when the text is no object identifier.
 */
export function encodeOid(oid: string): Uint8Array {
  if (!/^[012](\.(0|[1-9]\d*))+$/.test(oid)) throw new SyntaxError(`not an object identifier: ${oid}`)
  const [root = 0n, second = 0n, ...rest] = oid.split('.').map(BigInt)
  if (root < 2n && second > 39n) throw new SyntaxError(`not an object identifier: ${oid}`)
  return Uint8Array.from([root * 40n + second, ...rest].flatMap(arcOctets))
}

function arcOctets(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80)
  return octets
}
