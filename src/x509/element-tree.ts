/** A certificate as the ASN.1 elements that it is made of, in the order of their octets: what a dump shows. */
import { DerReader, type Element } from '../asn1/der.ts'
import { FaultList, type Fault } from '../asn1/fault.ts'
import { decodeOid, oidTitle } from '../asn1/oid.ts'
import { readString } from '../asn1/string.ts'
import { tagName, tags } from '../asn1/tag.ts'
import { toHex } from '../bytes/hex.ts'

/** One element. Offsets and lengths are octets, counted from the beginning of the certificate. */
export interface TreeElement {
  offset: number
  headerLength: number
  /** Of the contents. */
  length: number
  depth: number
  /** `SEQUENCE`, `[0]`. */
  tag: string
  /** What the contents say, in a line; empty where that is said by the elements inside. */
  text: string
  /** The field of RFC 5280 section 4.1, or the name of the object identifier. */
  name?: string
}

/** More elements are not listed; an ordinary certificate has about two hundred. */
const mostElements = 20_000
/** More octets of contents are not written out. */
const mostOctets = 64

/** Fields in their order, RFC 5280 section 4.1. */
const fields: Record<string, readonly string[]> = {
  Certificate: ['tbsCertificate', 'signatureAlgorithm', 'signatureValue'],
  tbsCertificate: ['serialNumber', 'signature', 'issuer', 'validity', 'subject', 'subjectPublicKeyInfo'],
  validity: ['notBefore', 'notAfter'],
  subjectPublicKeyInfo: ['algorithm', 'subjectPublicKey'],
}
/** Fields of tbsCertificate that may be missing, and so have tags of their own. */
const taggedFields: Record<string, string> = {
  '[0]': 'version',
  '[1]': 'issuerUniqueID',
  '[2]': 'subjectUniqueID',
  '[3]': 'extensions',
}

/** The elements, and what is wrong with them. Never throws. */
export function elementTree(der: Uint8Array): { elements: TreeElement[]; faults: Fault[] } {
  const faults = new FaultList()
  const reader = new DerReader(der, faults)
  const elements: TreeElement[] = []
  const root = reader.whole('the certificate')
  if (root !== undefined) visit(root, 'Certificate')
  return { elements, faults: faults.faults }

  function visit(element: Element, field?: string): void {
    if (elements.length === mostElements) {
      faults.add(element.start, `more than ${mostElements} elements; the rest is not listed`)
    }
    if (elements.length >= mostElements) return
    const inner = element.constructed ? undefined : wrapped(element)
    const name = field ?? oidNameOf(element)
    elements.push({
      offset: element.start,
      headerLength: element.contentStart - element.start,
      length: element.contentEnd - element.contentStart,
      depth: element.depth,
      tag: tagName(element.tag),
      text: element.constructed || inner !== undefined ? '' : textOf(element),
      ...(name === undefined ? {} : { name }),
    })
    if (inner !== undefined) visit(inner)
    if (!element.constructed) return
    let position = 0
    for (const child of reader.children(element, tagName(element.tag))) {
      const tagged = field === 'tbsCertificate' ? taggedFields[tagName(child.tag)] : undefined
      visit(child, tagged ?? fields[field ?? '']?.[position])
      if (tagged === undefined) position += 1
    }
  }

  /** The one element that an OCTET STRING or a BIT STRING holds, where its contents are exactly one. */
  function wrapped({ tag, contentStart, contentEnd, depth }: Element): Element | undefined {
    const isBits = tag === tags.bitString
    if (tag !== tags.octetString && !isBits) return undefined
    const start = isBits ? contentStart + 1 : contentStart
    if (start >= contentEnd || (isBits && der[contentStart] !== 0)) return undefined
    const quiet = new FaultList()
    const inner = new DerReader(der, quiet).whole('the contents', start, contentEnd, depth + 1)
    if (inner === undefined || inner.end !== contentEnd || quiet.faults.length > 0) return undefined
    // Two octets of a key or a hash look like an element by accident; a whole constructed one hardly ever does.
    return inner.constructed || inner.tag === tags.bitString || inner.tag === tags.octetString
      ? inner
      : undefined
  }

  function oidNameOf(element: Element): string | undefined {
    if (element.tag !== tags.objectIdentifier) return undefined
    const oid = decodeOid(reader.content(element))
    return oid === undefined ? undefined : oidTitle(oid)
  }

  function textOf(element: Element): string {
    const content = reader.content(element)
    switch (element.tag) {
      case tags.boolean:
        return content[0] === 0 ? 'FALSE' : 'TRUE'
      case tags.null:
        return ''
      case tags.objectIdentifier:
        return decodeOid(content) ?? hexOf(content)
      case tags.utcTime:
      case tags.generalizedTime:
        return String.fromCharCode(...content.subarray(0, mostOctets))
      case tags.integer:
        return content.length <= 4 ? String(smallInteger(content)) : hexOf(content)
      case tags.utf8String:
      case tags.printableString:
      case tags.ia5String:
      case tags.visibleString:
      case tags.numericString:
      case tags.t61String:
      case tags.bmpString:
      case tags.universalString:
        return readString(new DerReader(der, new FaultList()), element)?.slice(0, 200) ?? hexOf(content)
      default:
        return hexOf(content)
    }
  }
}

function hexOf(content: Uint8Array): string {
  const more = content.length > mostOctets ? ` … (${content.length} octets)` : ''
  return toHex(content.subarray(0, mostOctets)) + more
}

function smallInteger(content: Uint8Array): number {
  let value = (content[0] ?? 0) >= 0x80 ? -1 : 0
  for (const octet of content) value = value * 256 + octet
  return value
}
