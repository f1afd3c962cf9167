/** Distinguished names, RFC 5280 section 4.1.2.4. */
import { FaultList } from '../asn1/fault.ts'
import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import { oidTitle } from '../asn1/oid.ts'
import { readOid } from '../asn1/primitive.ts'
import { isStringTag, readString } from '../asn1/string.ts'
import { tagName, tags } from '../asn1/tag.ts'
import { equalBytes } from '../bytes/equal.ts'
import { toHex } from '../bytes/hex.ts'

/** One AttributeTypeAndValue. */
export interface Attribute {
  oid: string
  /** Short name as Windows writes it (`CN`, `O`, `S`, `E`); the OID when it has none. */
  type: string
  /** The text; `#` and the hexadecimal DER when the value is no character string. */
  value: string
  /** DER of the value, for comparison. */
  raw: Uint8Array
}

/** A distinguished name. */
export interface Name {
  /** RelativeDistinguishedNames in encoded order (country first, as a rule). */
  rdns: Attribute[][]
  /** DER of the whole Name. */
  raw: Uint8Array
}

/** The name without RDNs; stands in where none could be read. */
export const emptyName: Name = { rdns: [], raw: Uint8Array.of(0x30, 0) }

/** Decodes the DER of a Name as far as it can be read. Never throws. */
export function decodeName(der: Uint8Array): Name {
  const reader = new DerReader(der, new FaultList())
  return readName(reader, reader.whole('the name'), 'name')
}

/** Reads a Name that stands in a larger structure; `what` names it in faults. */
export function readName(reader: DerReader, element: Element | undefined, what: string): Name {
  if (element === undefined) return emptyName
  const rdns: Attribute[][] = []
  for (const rdn of reader.children(element, what)) {
    if (rdn.tag === tags.set) rdns.push(readRdn(reader, rdn, what))
    else reader.faults.add(rdn.start, `${what}: a ${tagName(rdn.tag)} where a SET should be`)
  }
  return { rdns, raw: reader.encoding(element) }
}

/** Reads the attributes of one RelativeDistinguishedName. */
export function readRdn(reader: DerReader, element: Element, what: string): Attribute[] {
  const attributes: Attribute[] = []
  for (const child of reader.children(element, what)) {
    const attribute = readAttribute(reader, child, what)
    if (attribute !== undefined) attributes.push(attribute)
  }
  if (attributes.length === 0) reader.faults.add(element.start, `${what}: an RDN without attributes`)
  return attributes
}

/**
 * A name as Windows writes it: most specific RDN first, `S` for stateOrProvinceName, `OID.1.2.3` for types it has no
 * word for. Values with a comma and the like are put in quotes, and quotes inside are doubled.
 */
export function formatName(name: Name): string {
  return name.rdns
    .toReversed()
    .flatMap((rdn) => (rdn.length === 0 ? [] : [formatRdn(rdn)]))
    .join(', ')
}

/** One RDN as `formatName` writes it: `CN=sip.contoso.test`, several attributes joined by plus signs. */
export function formatRdn(rdn: readonly Attribute[]): string {
  return rdn.map(formatAttribute).join(' + ')
}

/**
 * Whether two names are the same by RFC 5280 section 7.1: types and order of the RDNs agree, and values agree
 * whatever their string type, case and white space.
 */
export function equalNames(a: Name, b: Name): boolean {
  if (equalBytes(a.raw, b.raw)) return true
  return a.rdns.length === b.rdns.length && nameKey(a) === nameKey(b)
}

/** Text that two names share exactly when `equalNames` holds for them, for use as a key. */
export function nameKey(name: Name): string {
  return joined(name.rdns.map(rdnKey))
}

/** For each RDN, in encoded order, text that equal RDNs share, RFC 5280 section 7.1. Made once for each name. */
export function rdnKeys(name: Name): readonly string[] {
  let keys = keysOfRdns.get(name)
  if (keys === undefined) {
    keys = name.rdns.map(rdnKey)
    keysOfRdns.set(name, keys)
  }
  return keys
}

function rdnKey(rdn: readonly Attribute[]): string {
  return joined(rdn.map(attributeKey).sort())
}

/** One text of several, and no two lists give the same. */
function joined(parts: readonly string[]): string {
  let text = ''
  for (const part of parts) text += `${part.length}:${part}`
  return text
}

// Preparing strings is dear, and name constraints compare the same few names over and over.
const keysOfRdns = new WeakMap<Name, readonly string[]>()

function readAttribute(reader: DerReader, element: Element, what: string): Attribute | undefined {
  if (element.tag !== tags.sequence) {
    reader.faults.add(element.start, `${what}: a ${tagName(element.tag)} where an attribute should be`)
    return undefined
  }
  const fields = reader.children(element, what)
  const oid = readOid(reader, fields.required(tags.objectIdentifier, 'attribute type'))
  const value = fields.take()
  fields.finish()
  if (oid === undefined) return undefined
  if (value === undefined) {
    reader.faults.add(element.start, `${what}: an attribute without value`)
    return undefined
  }
  const raw = reader.encoding(value)
  const text = isStringTag(value.tag) ? readString(reader, value) : undefined
  return { oid, type: oidTitle(oid) ?? oid, value: text ?? `#${toHex(raw)}`, raw }
}

function formatAttribute(attribute: Attribute): string {
  const type = attribute.type === attribute.oid ? `OID.${attribute.oid}` : attribute.type
  const bare = !isText(attribute) || !/^$|^\s|\s$|[,+="\n<>#;]/.test(attribute.value)
  return `${type}=${bare ? attribute.value : `"${attribute.value.replaceAll('"', '""')}"`}`
}

function attributeKey(attribute: Attribute): string {
  return `${attribute.oid}=${isText(attribute) ? prepare(attribute.value) : attribute.value}`
}

/** Normalisation is quadratic in runs of combining characters; no honest name is as long. */
const longestPrepared = 1024

function isText(attribute: Attribute): boolean {
  if (attribute.value.length > longestPrepared) return false
  return isStringTag(attribute.raw[0] ?? 0)
}

/** String preparation, RFC 4518 section 2: map, normalise, then fold white space. */
function prepare(value: string): string {
  if (/^[ -~]*$/.test(value)) return value.toLowerCase().replace(/ {2,}/g, ' ').trim()
  return value
    .replace(/[\t-\r\u0085]/g, ' ')
    .replace(/\p{Cc}|\p{Cf}|\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]|\ufffc/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Z}+/gu, ' ')
    .trim()
}
