/** Where the fields of a certificate lie, RFC 5280 section 4.1; nothing in them is read yet. */
import type { DerReader, Element } from '../asn1/der.ts'
import { contextTag, tagName, tags } from '../asn1/tag.ts'

/** The fields; undefined where absent or not found. */
export interface Outline {
  tbs?: Element | undefined
  signatureAlgorithm?: Element | undefined
  signatureValue?: Element | undefined
  version?: Element | undefined
  serialNumber?: Element | undefined
  tbsSignature?: Element | undefined
  issuer?: Element | undefined
  validity?: Element | undefined
  subject?: Element | undefined
  subjectPublicKeyInfo?: Element | undefined
  issuerUniqueId?: Element | undefined
  subjectUniqueId?: Element | undefined
  extensions?: Element | undefined
}

/** Finds the fields of the certificate that the reader's bytes hold. */
export function readOutline(reader: DerReader): Outline {
  const certificate = reader.whole('the certificate')
  if (certificate === undefined) return {}
  if (certificate.tag !== tags.sequence) {
    reader.faults.add(
      certificate.start,
      `a ${tagName(certificate.tag)} where the certificate's SEQUENCE should be`,
    )
    return {}
  }
  const fields = reader.children(certificate, 'certificate')
  const tbs = fields.required(tags.sequence, 'tbsCertificate')
  const signatureAlgorithm = fields.required(tags.sequence, 'signatureAlgorithm')
  const signatureValue = fields.required(tags.bitString, 'signatureValue')
  fields.finish()
  return { tbs, signatureAlgorithm, signatureValue, ...(tbs === undefined ? {} : tbsOutline(reader, tbs)) }
}

function tbsOutline(reader: DerReader, tbs: Element): Outline {
  const fields = reader.children(tbs, 'tbsCertificate')
  const version = fields.optional(contextTag(0))
  const serialNumber = fields.required(tags.integer, 'serialNumber')
  // Of another type rather than missing: the fields behind it can still be told apart.
  if (serialNumber === undefined && fields.peek()?.tag !== tags.sequence) fields.take()
  const tbsSignature = fields.required(tags.sequence, 'signature')
  const issuer = fields.required(tags.sequence, 'issuer')
  const validity = fields.required(tags.sequence, 'validity')
  const subject = fields.required(tags.sequence, 'subject')
  const subjectPublicKeyInfo = fields.required(tags.sequence, 'subjectPublicKeyInfo')
  const issuerUniqueId = fields.optional(contextTag(1))
  const subjectUniqueId = fields.optional(contextTag(2))
  const extensions = fields.optional(contextTag(3))
  fields.finish()
  return {
    version,
    serialNumber,
    tbsSignature,
    issuer,
    validity,
    subject,
    subjectPublicKeyInfo,
    issuerUniqueId,
    subjectUniqueId,
    extensions,
  }
}
