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
  const arcs: bigint[] = []
  let arc = 0n
  let inside = false
  for (const octet of content) {
    if (!inside && octet === 0x80) return undefined
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    inside = octet >= 0x80
    if (!inside) {
      arcs.push(arc)
      arc = 0n
    }
  }
  const [first, ...rest] = arcs
  if (inside || first === undefined) return undefined
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...rest].join('.')
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
