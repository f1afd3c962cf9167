/**
 * Values of primitive elements. Each takes the element that a cursor gave, undefined included, and gives undefined
 * when it cannot be read; strictness of DER is reported. Tags are not looked at: they may be implicit.
 */
import type { DerReader, Element } from './der.ts'
import { decodeOid } from './oid.ts'
import { tagName } from './tag.ts'

/** A BIT STRING: the octets, and how many bits at the end of the last one do not count. */
export interface BitString {
  octets: Uint8Array
  unusedBits: number
}

/** Content of a primitive element. */
export function readOctets(reader: DerReader, element: Element | undefined): Uint8Array | undefined {
  if (element === undefined) return undefined
  if (element.constructed) {
    reader.faults.add(element.start, `${tagName(element.tag)} is constructed, which DER does not allow here`)
    return undefined
  }
  return reader.content(element)
}

/** Content of an OCTET STRING, which BER allows in pieces, X.690 section 8.7.3, as streaming writers leave it. */
export function joinOctets(reader: DerReader, element: Element): Uint8Array {
  if (!element.constructed) return reader.content(element)
  const pieces: Uint8Array[] = []
  for (const piece of reader.children(element, tagName(element.tag))) pieces.push(joinOctets(reader, piece))
  return Uint8Array.from(Buffer.concat(pieces))
}

/** BOOLEAN, X.690 sections 8.2 and 11.1. */
export function readBoolean(reader: DerReader, element: Element | undefined): boolean | undefined {
  const content = readOctets(reader, element)
  if (element === undefined || content === undefined) return undefined
  const [octet] = content
  if (octet === undefined || content.length !== 1) {
    reader.faults.add(element.start, `BOOLEAN of ${content.length} octets`)
    return undefined
  }
  if (octet !== 0 && octet !== 0xff) reader.faults.add(element.start, `BOOLEAN true is ${octet}, not 255`)
  return octet !== 0
}

/** Content octets of an INTEGER, two's complement, X.690 section 8.3. Never empty. */
export function readInteger(reader: DerReader, element: Element | undefined): Uint8Array | undefined {
  const content = readOctets(reader, element)
  if (element === undefined || content === undefined) return undefined
  const [first, second] = content
  if (first === undefined) {
    reader.faults.add(element.start, 'INTEGER without content')
    return undefined
  }
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    reader.faults.add(element.contentStart, 'INTEGER is not in its shortest form')
  }
  return content
}

/** An INTEGER that ought to be a small count: 0 to 2^31 - 1; anything else is a fault. */
export function readCount(reader: DerReader, element: Element | undefined): number | undefined {
  const content = readInteger(reader, element)
  if (element === undefined || content === undefined) return undefined
  const value = content.length <= 6 ? toBigInt(content) : -1n
  if (value < 0n || value > 0x7fffffffn) {
    reader.faults.add(element.start, 'INTEGER is negative or too large')
    return undefined
  }
  return Number(value)
}

/** The signed value of an INTEGER's content octets. */
export function toBigInt(content: Uint8Array): bigint {
  if (content.length === 0) return 0n
  const hex = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('hex')
  return BigInt.asIntN(content.length * 8, BigInt(`0x${hex}`))
}

/** BIT STRING, X.690 sections 8.6 and 11.2. */
export function readBitString(reader: DerReader, element: Element | undefined): BitString | undefined {
  const content = readOctets(reader, element)
  if (element === undefined || content === undefined) return undefined
  const [unusedBits] = content
  if (unusedBits === undefined || unusedBits > 7 || (unusedBits > 0 && content.length === 1)) {
    reader.faults.add(element.start, 'BIT STRING with an impossible count of unused bits')
    return undefined
  }
  const last = content.at(-1) ?? 0
  if (content.length > 1 && (last & ((1 << unusedBits) - 1)) !== 0) {
    reader.faults.add(element.contentStart, 'BIT STRING has unused bits that are not zero')
  }
  return { octets: content.subarray(1), unusedBits }
}

/** Dotted text of an OBJECT IDENTIFIER. */
export function readOid(reader: DerReader, element: Element | undefined): string | undefined {
  const content = readOctets(reader, element)
  if (element === undefined || content === undefined) return undefined
  const oid = decodeOid(content)
  if (oid === undefined) reader.faults.add(element.start, 'OBJECT IDENTIFIER cannot be read')
  return oid
}
