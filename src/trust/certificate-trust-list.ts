/**
 * Microsoft's certificate trust list of roots, `authroot.stl`: a PKCS #7 message whose content is
 *
 *     CertificateTrustList ::= SEQUENCE { version DEFAULT v1, subjectUsage, listIdentifier OPTIONAL,
 *       sequenceNumber OPTIONAL, ctlThisUpdate, ctlNextUpdate OPTIONAL, subjectAlgorithm,
 *       trustedSubjects SEQUENCE OF SEQUENCE { subjectIdentifier OCTET STRING, attributes SET OPTIONAL } }
 *
 * (MS-CAESO). A subject is identified by its SHA-1; its attributes are properties of the certificate, each an OID
 * below 1.3.6.1.4.1.311.10.11 by its number in wincrypt.h.
 */
import { DerReader, type Element } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { readOctets, readOid } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import { readTime } from '../asn1/time.ts'
import { toHex } from '../bytes/hex.ts'

/** Content type of a certificate trust list. */
export const trustListType = '1.3.6.1.4.1.311.10.1'

/** A root in the list. Purposes are OIDs of key purposes. */
export interface TrustedSubject {
  /** Upper-case hex. */
  sha1: string
  /** Lower-case hex. */
  sha256?: string
  subjectKeyIdentifier?: string
  friendlyName?: string
  /** Absent: every purpose. */
  purposes?: string[]
  /** From this moment on the root, or those purposes of it, are not trusted. */
  disabledAt?: Date
  disabledPurposes?: string[]
  /** Certificates issued later are not trusted, for those purposes if there are any. */
  notBefore?: Date
  notBeforePurposes?: string[]
}

/** What the list says; undefined when the octets are no list. */
export interface CertificateTrustList {
  thisUpdate: Date
  subjects: TrustedSubject[]
}

/** More than any list has had. */
const mostSubjects = 5000

/** Reads the content element of the PKCS #7 message. Never throws; the signature is the caller's to check. */
export function readCertificateTrustList(der: Uint8Array): CertificateTrustList | undefined {
  const reader = new DerReader(der, new FaultList())
  const list = reader.whole('the trust list')
  if (list?.tag !== tags.sequence) return undefined
  const fields = reader.children(list, 'trust list')
  fields.optional(tags.integer)
  fields.required(tags.sequence, 'subjectUsage')
  fields.optional(tags.octetString)
  fields.optional(tags.integer)
  const thisUpdate = readTime(reader, fields.take())
  if (fields.peek()?.tag !== tags.sequence) fields.take()
  fields.required(tags.sequence, 'subjectAlgorithm')
  const subjects = fields.optional(tags.sequence)
  if (thisUpdate === undefined || subjects === undefined) return undefined
  return {
    thisUpdate,
    subjects: [...reader.children(subjects, 'trustedSubjects')]
      .slice(0, mostSubjects)
      .flatMap((subject) => readSubject(reader, subject) ?? []),
  }
}

const propertyPrefix = '1.3.6.1.4.1.311.10.11.'

function readSubject(reader: DerReader, element: Element): TrustedSubject | undefined {
  const fields = reader.children(element, 'trustedSubject')
  const identifier = readOctets(reader, fields.required(tags.octetString, 'subjectIdentifier'))
  const attributes = fields.optional(tags.set)
  if (identifier?.length !== 20) return undefined
  const subject: TrustedSubject = { sha1: toHex(identifier).toUpperCase() }
  if (attributes === undefined) return subject
  for (const attribute of reader.children(attributes, 'attributes')) {
    const parts = reader.children(attribute, 'attribute')
    const oid = readOid(reader, parts.required(tags.objectIdentifier, 'type'))
    const values = parts.required(tags.set, 'values')
    const value = values && readOctets(reader, reader.children(values, 'values').take())
    if (oid?.startsWith(propertyPrefix) && value !== undefined) {
      Object.assign(subject, property(Number(oid.slice(propertyPrefix.length)), value))
    }
  }
  return subject
}

/** Properties by the numbers of CERT_…_PROP_ID in wincrypt.h. */
function property(number: number, value: Uint8Array): Partial<TrustedSubject> {
  switch (number) {
    case 9:
      return optional('purposes', readPurposes(value))
    case 11:
      return { friendlyName: new TextDecoder('utf-16le').decode(value).replace(/\0+$/, '') }
    case 20:
      return { subjectKeyIdentifier: toHex(value) }
    case 98:
      return value.length === 32 ? { sha256: toHex(value) } : {}
    case 104:
      return optional('disabledAt', readFileTime(value))
    case 122:
      return optional('disabledPurposes', readPurposes(value))
    case 126:
      return optional('notBefore', readFileTime(value))
    case 127:
      return optional('notBeforePurposes', readPurposes(value))
    default:
      return {}
  }
}

function optional<K extends keyof TrustedSubject>(
  key: K,
  value: TrustedSubject[K] | undefined,
): Partial<TrustedSubject> {
  return value === undefined ? {} : { [key]: value }
}

function readPurposes(der: Uint8Array): string[] | undefined {
  const reader = new DerReader(der, new FaultList())
  const sequence = reader.whole('purposes')
  if (sequence?.tag !== tags.sequence) return undefined
  return [...reader.children(sequence, 'purposes')].flatMap((element) => readOid(reader, element) ?? [])
}

/** FILETIME: 100 nanoseconds since 1601, little-endian. */
function readFileTime(octets: Uint8Array): Date | undefined {
  if (octets.length !== 8) return undefined
  const ticks = new DataView(octets.buffer, octets.byteOffset, 8).getBigUint64(0, true)
  const moment = new Date(Number(ticks / 10_000n) - millisecondsTo1970)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

const millisecondsTo1970 = 11_644_473_600_000
