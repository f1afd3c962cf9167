/**
 * PKCS #7 and CMS SignedData, RFC 5652 section 5: the bag in which certificates are handed out (`.p7b`, `.p7c`) and
 * the envelope of signed lists. Both the older form (RFC 2315), in which the content is any element, and the newer, in
 * which it is an OCTET STRING, are read; what belongs to neither is a fault.
 */
import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import type { Fault } from '../asn1/fault.ts'
import { oidName } from '../asn1/oid.ts'
import { joinOctets, readOctets, readOid } from '../asn1/primitive.ts'
import { contextTag, tagName, tags } from '../asn1/tag.ts'
import { readAlgorithm } from './algorithm.ts'
import type { AlgorithmIdentifier } from './algorithm.ts'
import { readName } from './name.ts'
import type { Name } from './name.ts'
import { readSerialNumber } from './small-fields.ts'

/** A SignedData. Nothing in it has been verified. */
export interface SignedData {
  /** OID of what is signed: `1.2.840.113549.1.7.1` for plain octets. */
  contentType: string
  /** The octets that signers digest: the content of the content's element. Absent when signed apart from it. */
  content?: Uint8Array
  /** The content's element, identifier and length octets included: an OCTET STRING, or in RFC 2315 anything. */
  contentElement?: Uint8Array
  /** DER of each X.509 certificate, in the order sent; attribute certificates and other kinds are left out. */
  certificates: Uint8Array[]
  /** DER of each CRL, in the order sent. */
  crls: Uint8Array[]
  signers: SignerInfo[]
}

/** One signer, RFC 5652 section 5.3, with what is needed to check the signature. */
export interface SignerInfo {
  /** The certificate of the signer: by issuer and serial number (as `Certificate.serialNumber`), or by key. */
  identifier: { issuer: Name; serialNumber: string } | { subjectKeyIdentifier: Uint8Array }
  /** The hash as OpenSSL names it (`sha256`); the OID when unknown. */
  digestAlgorithm: string
  /** Absent when the signature is over the content itself. */
  signedAttributes?: SignedAttributes
  signatureAlgorithm: AlgorithmIdentifier
  signature: Uint8Array
}

/** The signed attributes, RFC 5652 section 11. */
export interface SignedAttributes {
  /** DER of each attribute, in the order sent. */
  encoded: Uint8Array[]
  /** The two that every signer must have; undefined when absent, repeated or unreadable. */
  contentType: string | undefined
  messageDigest: Uint8Array | undefined
}

/** What could be read: no `signedData` when the input is none at all. */
export interface SignedDataResult {
  signedData?: SignedData
  faults: readonly Fault[]
}

/** The content type of plain octets, RFC 5652 section 4. */
export const plainContent = '1.2.840.113549.1.7.1'

/** Certificates, CRLs and signers beyond this many of each are not read. */
const maxItems = 1000

/** Reads the DER (or BER) of a ContentInfo that holds a SignedData. Never throws. */
export function readSignedData(der: Uint8Array): SignedDataResult {
  const list = new FaultList()
  const reader = new DerReader(der, list)
  const signedData = readContentInfo(reader)
  return { ...(signedData === undefined ? {} : { signedData }), faults: list.faults }
}

/** DER of each certificate in a PKCS #7 bag; none when it is no such thing. Never throws. */
export function certificatesOfPkcs7(der: Uint8Array): Uint8Array[] {
  return readSignedData(der).signedData?.certificates ?? []
}

const signedDataType = '1.2.840.113549.1.7.2'
const contentTypeAttribute = '1.2.840.113549.1.9.3'
const messageDigestAttribute = '1.2.840.113549.1.9.4'
const what = 'signedData'

function readContentInfo(reader: DerReader): SignedData | undefined {
  const whole = reader.whole('the PKCS #7 message')
  if (whole === undefined) return undefined
  if (whole.tag !== tags.sequence) {
    reader.faults.add(whole.start, `a ${tagName(whole.tag)} where the SEQUENCE of PKCS #7 should be`)
    return undefined
  }
  const fields = reader.children(whole, 'contentInfo')
  const type = readOid(reader, fields.required(tags.objectIdentifier, 'contentType'))
  const wrapper = fields.required(contextTag(0), 'content')
  fields.finish()
  if (type === undefined || wrapper === undefined) return undefined
  if (type !== signedDataType) {
    reader.faults.add(whole.start, `a PKCS #7 message of type ${oidName(type) ?? type}, not signedData`)
    return undefined
  }
  const content = reader.children(wrapper, 'contentInfo')
  const signedData = content.required(tags.sequence, what)
  content.finish()
  return signedData && readFields(reader, signedData)
}

function readFields(reader: DerReader, element: Element): SignedData | undefined {
  const fields = reader.children(element, what)
  fields.required(tags.integer, 'version')
  fields.required(tags.set, 'digestAlgorithms')
  const content = fields.required(tags.sequence, 'encapContentInfo')
  const certificates = fields.optional(contextTag(0))
  const crls = fields.optional(contextTag(1))
  const signers = fields.required(tags.set, 'signerInfos')
  fields.finish()
  const encapsulated = content && readEncapsulated(reader, content)
  if (encapsulated === undefined) return undefined
  return {
    ...encapsulated,
    certificates: encodings(reader, certificates, 'certificates'),
    crls: encodings(reader, crls, 'crls'),
    signers: items(reader, signers, 'signerInfos').flatMap((signer) => readSigner(reader, signer) ?? []),
  }
}

function readEncapsulated(
  reader: DerReader,
  element: Element,
): Pick<SignedData, 'contentType' | 'content' | 'contentElement'> | undefined {
  const fields = reader.children(element, 'encapContentInfo')
  const contentType = readOid(reader, fields.required(tags.objectIdentifier, 'eContentType'))
  const wrapper = fields.optional(contextTag(0))
  fields.finish()
  if (contentType === undefined) return undefined
  if (wrapper === undefined) return { contentType }
  const inside = reader.children(wrapper, 'eContent')
  const content = inside.take()
  inside.finish()
  if (content === undefined) return { contentType }
  return {
    contentType,
    content: content.tag === tags.octetString ? joinOctets(reader, content) : reader.content(content),
    contentElement: reader.encoding(content),
  }
}

function encodings(reader: DerReader, element: Element | undefined, field: string): Uint8Array[] {
  return items(reader, element, field).flatMap((item) =>
    item.tag === tags.sequence ? [reader.encoding(item)] : [],
  )
}

function items(reader: DerReader, element: Element | undefined, field: string): Element[] {
  if (element === undefined) return []
  const found: Element[] = []
  for (const child of reader.children(element, field)) {
    if (found.length === maxItems) {
      reader.faults.add(child.start, `${field}: more than ${maxItems}; the rest was not read`)
      break
    }
    found.push(child)
  }
  return found
}

function readSigner(reader: DerReader, element: Element): SignerInfo | undefined {
  const fields = reader.children(element, 'signerInfo')
  fields.required(tags.integer, 'version')
  const keyIdentifier = fields.optional(contextTag(0))
  const identifier =
    keyIdentifier === undefined
      ? readIssuerAndSerial(reader, fields.required(tags.sequence, 'issuerAndSerialNumber'))
      : readKeyIdentifier(reader, keyIdentifier)
  const digest = readAlgorithm(
    reader,
    fields.required(tags.sequence, 'digestAlgorithm'),
    'signerInfo: digestAlgorithm',
  )
  const attributes = fields.optional(contextTag(0))
  const signatureAlgorithm = readAlgorithm(
    reader,
    fields.required(tags.sequence, 'signatureAlgorithm'),
    'signerInfo: signatureAlgorithm',
  )
  const signature = readOctets(reader, fields.required(tags.octetString, 'signature'))
  fields.optional(contextTag(1))
  fields.finish()
  if (identifier === undefined || digest === undefined) return undefined
  if (signatureAlgorithm === undefined || signature === undefined) return undefined
  return {
    identifier,
    digestAlgorithm: digest.name,
    ...(attributes === undefined ? {} : { signedAttributes: readAttributes(reader, attributes) }),
    signatureAlgorithm,
    signature,
  }
}

function readKeyIdentifier(reader: DerReader, element: Element): SignerInfo['identifier'] | undefined {
  const subjectKeyIdentifier = readOctets(reader, element)
  return subjectKeyIdentifier && { subjectKeyIdentifier }
}

function readIssuerAndSerial(
  reader: DerReader,
  element: Element | undefined,
): SignerInfo['identifier'] | undefined {
  if (element === undefined) return undefined
  const fields = reader.children(element, 'issuerAndSerialNumber')
  const issuer = fields.required(tags.sequence, 'issuer')
  const serialNumber = readSerialNumber(reader, fields.required(tags.integer, 'serialNumber'))
  fields.finish()
  return issuer && { issuer: readName(reader, issuer, 'signerInfo: issuer'), serialNumber }
}

function readAttributes(reader: DerReader, element: Element): SignedAttributes {
  const encoded: Uint8Array[] = []
  const values = new Map<string, Element | undefined>()
  for (const attribute of items(reader, element, 'signedAttrs')) {
    encoded.push(reader.encoding(attribute))
    const fields = reader.children(attribute, 'signedAttrs')
    const oid = readOid(reader, fields.required(tags.objectIdentifier, 'attrType'))
    const set = fields.required(tags.set, 'attrValues')
    if (oid === undefined) continue
    const value = set && reader.children(set, 'signedAttrs').take()
    values.set(oid, values.has(oid) ? undefined : value)
  }
  const digest = values.get(messageDigestAttribute)
  return {
    encoded,
    contentType: readOid(reader, values.get(contentTypeAttribute)),
    messageDigest: readOctets(reader, digest),
  }
}
