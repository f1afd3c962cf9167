/**
 * DER writer (X.690): every function gives one complete encoded element, and takes elements made by the others as
 * content. It writes what it is told to; whether the result makes sense as a certificate is the caller's business.
 */
import { encodeOid } from './oid.ts'

/** One element: identifier octet as it stands on the wire, definite length, content. */
export function element(identifier: number, ...content: Uint8Array[]): Uint8Array {
  const size = content.reduce((sum, part) => sum + part.length, 0)
  return concatenate(Uint8Array.of(identifier, ...lengthOctets(size)), ...content)
}

/** SEQUENCE or SEQUENCE OF, the elements in the order given. */
export function sequence(...content: Uint8Array[]): Uint8Array {
  return element(0x30, ...content)
}

/** SET OF: the elements are put into the order that DER demands (X.690 section 11.6). */
export function setOf(...content: Uint8Array[]): Uint8Array {
  return element(0x31, ...content.toSorted(compareOctets))
}

/** A number, written in the fewest octets; or content octets, written as they are. */
export function integer(value: bigint | number | Uint8Array): Uint8Array {
  return element(0x02, value instanceof Uint8Array ? value : twosComplement(BigInt(value)))
}

/**
 * OBJECT IDENTIFIER from dotted decimal.
 * @throws {SyntaxError} when the text is no object identifier
 */
export function objectIdentifier(dotted: string): Uint8Array {
  return element(0x06, encodeOid(dotted))
}

/** BIT STRING of whole octets; `unusedBits` counts the bits of the last one that do not belong to it. */
export function bitString(octets: Uint8Array, unusedBits = 0): Uint8Array {
  return element(0x03, Uint8Array.of(unusedBits), octets)
}

/** BIT STRING with the given named bits set, trailing zero bits left out (X.690 section 11.2.2). */
export function namedBits(bits: readonly number[]): Uint8Array {
  if (bits.length === 0) return bitString(new Uint8Array())
  const highest = Math.max(...bits)
  const octets = new Uint8Array((highest >> 3) + 1)
  for (const bit of bits) octets[bit >> 3]! |= 0x80 >> (bit & 7)
  return bitString(octets, 7 - (highest & 7))
}

/** OCTET STRING; several parts become one content. */
export function octetString(...content: Uint8Array[]): Uint8Array {
  return element(0x04, ...content)
}

/** BOOLEAN, true as 0xff (X.690 section 11.1). */
export function boolean(value: boolean): Uint8Array {
  return element(0x01, Uint8Array.of(value ? 0xff : 0x00))
}

/** NULL. */
export function nullValue(): Uint8Array {
  return element(0x05)
}

/** UTF8String. */
export function utf8String(text: string): Uint8Array {
  return element(0x0c, new TextEncoder().encode(text))
}

/** The characters are not held to the PrintableString repertoire; each becomes its low octet. */
export function printableString(text: string): Uint8Array {
  return element(0x13, singleOctets(text))
}

/** Each character becomes its low octet. */
export function ia5String(text: string): Uint8Array {
  return element(0x16, singleOctets(text))
}

/** TeletexString as certificates use it in practice: ISO 8859-1. */
export function t61String(text: string): Uint8Array {
  return element(0x14, singleOctets(text))
}

/** BMPString: UTF-16, most significant octet first. */
export function bmpString(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2)
  const view = new DataView(octets.buffer)
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index))
  return element(0x1e, octets)
}

/** UTCTime with seconds; the century is lost (RFC 5280 section 4.1.2.5.1 reads 50 to 99 as 19xx). */
export function utcTime(date: Date): Uint8Array {
  return element(0x17, singleOctets(compactTime(date).slice(2)))
}

/** UTCTime for the years 1950 to 2049, GeneralizedTime for all others (RFC 5280 sections 4.1.2.5 and 5.1.2.4). */
export function validityTime(date: Date): Uint8Array {
  const year = date.getUTCFullYear()
  return year >= 1950 && year < 2050 ? utcTime(date) : generalizedTime(date)
}

/** GeneralizedTime without fractions (RFC 5280 section 4.1.2.5.2); years up to 9999. */
export function generalizedTime(date: Date): Uint8Array {
  return element(0x18, singleOctets(compactTime(date)))
}

/** Context-specific tag around whole elements: `[n] EXPLICIT`. */
export function explicitTag(tag: number, ...content: Uint8Array[]): Uint8Array {
  return element(0xa0 | tag, ...content)
}

/** Context-specific tag in place of an element's own: `[n] IMPLICIT`. Primitive stays primitive. */
export function implicitTag(tag: number, encoded: Uint8Array): Uint8Array {
  const retagged = Uint8Array.from(encoded)
  retagged[0] = 0x80 | (encoded[0]! & 0x20) | tag
  return retagged
}

function concatenate(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

function twosComplement(value: bigint): Uint8Array {
  const octets: number[] = []
  let rest = value
  // Ends when what is left is only the sign, and the sign bit already says so.
  do {
    octets.unshift(Number(rest & 0xffn))
    rest >>= 8n
  } while (!(rest === 0n && octets[0]! < 0x80) && !(rest === -1n && octets[0]! >= 0x80))
  return Uint8Array.from(octets)
}

function singleOctets(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** `20261123145608Z` */
function compactTime(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
}

function compareOctets(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = a[index]! - b[index]!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
