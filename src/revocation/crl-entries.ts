/**
 * Looks for a certificate in the list of a CRL, RFC 5280 section 5.3. The list is walked by offsets, and only what is
 * found is decoded. Rules:
 * - Every entry is stepped over, also behind the one that was found, since a critical extension that is not understood
 *   in any entry forbids to use the CRL at all.
 * - An entry without a certificateIssuer belongs to the issuer of the entry before it, the first to the CRL's issuer;
 *   that matters in indirect CRLs only. Names are dear to read: only those of entries with the number looked for are.
 * - An entry that cannot be stepped over ends the walk: what lies behind it is not known.
 */
import { DerReader } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { readTime } from '../asn1/time.ts'
import { tags } from '../asn1/tag.ts'
import { equalBytes } from '../bytes/equal.ts'
import { readGeneralNames } from '../x509/general-name.ts'
import type { Name } from '../x509/name.ts'
import { equalNames } from '../x509/name.ts'
import type { Crl } from './crl.ts'
import { reasonOfCode } from './reason.ts'
import type { CrlReason } from './reason.ts'

/** A revoked certificate as its CRL lists it. */
export interface CrlEntry {
  revocationDate: Date | undefined
  /** Absent when the entry gives none. */
  reason?: CrlReason
  /** When the key is believed to have been lost, where that is told. */
  invalidityDate?: Date
}

/** What a walk through the list gave. */
export interface CrlSearch {
  entry?: CrlEntry
  /** Entries that were stepped over. */
  count: number
  /** Whether the whole list could be read. */
  complete: boolean
  /** Whether an entry has a critical extension that is not understood. */
  unknownCritical: boolean
}

/**
 * Looks for a certificate in the list.
 * @param serialNumber content octets of the INTEGER, as in `Certificate.serialNumber` but not in hex
 * @param issuer of the certificate
 */
export function findEntry(crl: Crl, serialNumber: Uint8Array, issuer: Name): CrlSearch {
  const { der, entries } = crl
  const indirect = crl.issuingDistributionPoint?.indirectCRL === true
  const search: CrlSearch = { count: 0, complete: true, unknownCritical: false }
  const isOwn = !indirect || equalNames(crl.issuer, issuer)
  let named: Span | undefined
  let namesakes = 0
  for (let offset = entries.start; offset < entries.end;) {
    const entry = stepInto(der, offset, entries.end, 0x30)
    const serial = entry && stepInto(der, entry.start, entry.end, 0x02)
    const date = serial && step(der, serial.end, entry.end)
    if (entry === undefined || serial === undefined || date === undefined) {
      search.complete = false
      return search
    }
    if (date.end < entry.end) {
      const extensions = scanExtensions(der, date.end, entry.end)
      if (extensions === undefined) {
        search.complete = false
        return search
      }
      search.unknownCritical ||= extensions.unknownCritical
      if (indirect) named = extensions.certificateIssuer ?? named
    }
    if (search.entry === undefined && sameOctets(der, serial, serialNumber)) {
      namesakes += 1
      if (namesakes > mostNamesakes) {
        search.complete = false
        return search
      }
      const ours = named === undefined ? isOwn : isIssuer(der, named, issuer)
      if (ours) search.entry = decodeEntry(der, offset, entry.end)
    }
    search.count += 1
    offset = entry.end
  }
  return search
}

/** Certificates of one number from different issuers that are told apart; numbers are random. */
const mostNamesakes = 1000

/** Content of one element. */
interface Span {
  start: number
  end: number
}

/** The element at `offset`; undefined when it is not wholly inside or of indefinite length. */
function step(der: Uint8Array, offset: number, end: number): Span | undefined {
  if (offset + 2 > end || ((der[offset] ?? 0) & 0x1f) === 0x1f) return undefined
  const first = der[offset + 1] ?? 0
  let start = offset + 2
  let length = first
  if (first >= 0x80) {
    const octets = first & 0x7f
    if (octets === 0 || octets > 3) return undefined
    length = 0
    for (const last = start + octets; start < last; start += 1) length = length * 256 + (der[start] ?? 0)
  }
  return start + length > end ? undefined : { start, end: start + length }
}

function stepInto(der: Uint8Array, offset: number, end: number, identifier: number): Span | undefined {
  return der[offset] === identifier ? step(der, offset, end) : undefined
}

function sameOctets(der: Uint8Array, { start, end }: Span, octets: Uint8Array): boolean {
  if (end - start !== octets.length) return false
  for (let index = 0; index < octets.length; index += 1) {
    if (der[start + index] !== octets[index]) return false
  }
  return true
}

/** reasonCode, invalidityDate, certificateIssuer: `2.5.29.` and the last arc. */
const understood = new Set([21, 24, 29])
const certificateIssuerArc = 29

/** The element of certificateIssuer's value, and whether there is a critical extension besides the known ones. */
function scanExtensions(
  der: Uint8Array,
  offset: number,
  end: number,
): { unknownCritical: boolean; certificateIssuer?: Span } | undefined {
  const list = stepInto(der, offset, end, 0x30)
  if (list === undefined) return undefined
  let unknownCritical = false
  let certificateIssuer: Span | undefined
  for (let at = list.start; at < list.end;) {
    const extension = stepInto(der, at, list.end, 0x30)
    const oid = extension && stepInto(der, extension.start, extension.end, 0x06)
    if (extension === undefined || oid === undefined) return undefined
    const flag = stepInto(der, oid.end, extension.end, 0x01)
    const value = stepInto(der, flag?.end ?? oid.end, extension.end, 0x04)
    if (value === undefined) return undefined
    const arc = oid.end - oid.start === 3 && der[oid.start] === 0x55 && der[oid.start + 1] === 0x1d
    const last = arc ? (der[oid.start + 2] ?? 0) : 0
    if (flag !== undefined && der[flag.start] !== 0 && !understood.has(last)) unknownCritical = true
    if (last === certificateIssuerArc) certificateIssuer = value
    at = extension.end
  }
  return { unknownCritical, ...(certificateIssuer === undefined ? {} : { certificateIssuer }) }
}

function isIssuer(der: Uint8Array, { start, end }: Span, issuer: Name): boolean {
  const reader = new DerReader(der, new FaultList())
  const names = reader.whole('certificateIssuer', start, end)
  if (names === undefined) return false
  return readGeneralNames(reader, names, 'certificateIssuer').some(
    (name) =>
      name.type === 'directoryName' &&
      (equalBytes(name.name.raw, issuer.raw) || equalNames(name.name, issuer)),
  )
}

function decodeEntry(der: Uint8Array, start: number, end: number): CrlEntry {
  const reader = new DerReader(der, new FaultList())
  const element = reader.whole('the entry', start, end)
  if (element === undefined) return { revocationDate: undefined }
  const fields = reader.children(element, 'entry')
  fields.take()
  const revocationDate = readTime(reader, fields.take())
  const entry: CrlEntry = { revocationDate }
  const extensions = fields.optional(tags.sequence)
  for (const extension of extensions === undefined ? [] : reader.children(extensions, 'entry')) {
    const parts = reader.children(extension, 'entry')
    const arc = reader.content(parts.take() ?? extension).at(-1)
    parts.optional(tags.boolean)
    const wrapper = parts.optional(tags.octetString)
    const value = wrapper && reader.at(wrapper.contentStart, wrapper.contentEnd)
    if (value === undefined) continue
    const reason = reasonOfCode(reader.content(value)[0])
    if (arc === 21 && value.tag === tags.enumerated && reason !== undefined) entry.reason = reason
    const date = arc === 24 && value.tag === tags.generalizedTime ? readTime(reader, value) : undefined
    if (date !== undefined) entry.invalidityDate = date
  }
  return entry
}
