/** The fields of a certificate that are a single value. */
import type { DerReader, Element } from '../asn1/der.ts'
import { readBitString, readCount, readInteger } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import { toHex } from '../bytes/hex.ts'

/** RFC 5280 section 4.1.2.1: 1, 2 or 3; 0 when unreadable or unknown. `element` is the explicit tag; absent means 1. */
export function readVersion(reader: DerReader, element: Element | undefined): number {
  if (element === undefined) return 1
  const wrapper = reader.children(element, 'version')
  const version = readCount(reader, wrapper.required(tags.integer, 'version'))
  wrapper.finish()
  if (version === undefined) return 0
  if (version === 0) reader.faults.add(element.start, 'version 1 is the default and must be left out')
  if (version > 2) reader.faults.add(element.start, `version ${version + 1} does not exist`)
  return version > 2 ? 0 : version + 1
}

/** RFC 5280 section 4.1.2.2: upper-case hex of the content octets; empty when unreadable. */
export function readSerialNumber(reader: DerReader, element: Element | undefined): string {
  const content = readInteger(reader, element)
  if (element === undefined || content === undefined) return ''
  if ((content[0] ?? 0) >= 0x80) reader.faults.add(element.start, 'serialNumber is negative')
  else if (content.every((octet) => octet === 0)) reader.faults.add(element.start, 'serialNumber is zero')
  if (content.length > 20) {
    reader.faults.add(element.start, `serialNumber of ${content.length} octets; 20 are allowed`)
  }
  return toHex(content).toUpperCase()
}

/** RFC 5280 section 4.1.1.3: the octets of the signature. */
export function readSignatureValue(reader: DerReader, element: Element | undefined): Uint8Array | undefined {
  const bits = readBitString(reader, element)
  if (element !== undefined && bits !== undefined && bits.unusedBits !== 0) {
    reader.faults.add(element.contentStart, `signatureValue has ${bits.unusedBits} unused bits`)
  }
  return bits?.octets
}
