/** OCSP responses, RFC 6960 section 4.2, read without ever throwing. */
import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import type { Fault } from '../asn1/fault.ts'
import { readCount, readInteger, readOctets, readOid } from '../asn1/primitive.ts'
import { contextTag, tagName, tags } from '../asn1/tag.ts'
import { readTime } from '../asn1/time.ts'
import { readAlgorithm } from '../x509/algorithm.ts'
import type { AlgorithmIdentifier } from '../x509/algorithm.ts'
import { readExtensions } from '../x509/extension.ts'
import type { Extension } from '../x509/extension.ts'
import { readName } from '../x509/name.ts'
import type { Name } from '../x509/name.ts'
import { readSignatureValue } from '../x509/small-fields.ts'
import type { CertId } from './cert-id.ts'
import { nonceOid } from './ocsp-request.ts'
import { reasonOfCode } from './reason.ts'
import type { CrlReason } from './reason.ts'

/** OCSPResponseStatus, section 4.2.1. */
export type ResponderStatus =
  | 'successful'
  | 'malformedRequest'
  | 'internalError'
  | 'tryLater'
  | 'sigRequired'
  | 'unauthorized'
  | 'unknown'

/** A response. Nothing in it has been verified. */
export interface OcspResponse {
  responderStatus: ResponderStatus
  /** Absent unless `responderStatus` is `successful`. */
  basic?: BasicResponse
}

/** BasicOCSPResponse, the only kind in use. */
export interface BasicResponse {
  /** DER of the ResponseData: what the signature covers. */
  tbs: Uint8Array
  /** Who signed. */
  responder: { name: Name } | { keyHash: Uint8Array }
  producedAt: Date | undefined
  responses: SingleResponse[]
  /** Absent when the response has none. */
  nonce?: Uint8Array
  /** OIDs of critical extensions that are not understood. */
  unknownCritical: string[]
  signatureAlgorithm: AlgorithmIdentifier
  signature: Uint8Array
  /** DER of the certificates sent along. */
  certificates: Uint8Array[]
}

/** What is said of one certificate. */
export interface SingleResponse {
  id: CertId
  status: 'good' | 'revoked' | 'unknown'
  /** With `revoked`. */
  revocationTime?: Date
  /** With `revoked`, where a reason is given. */
  reason?: CrlReason
  thisUpdate: Date | undefined
  /** Undefined when newer information can be had at any time, or the date is unreadable. */
  nextUpdate: Date | undefined
  /** Whether a critical extension is not understood. */
  unknownCritical: boolean
}

/** What could be read: no `response` when the input is none at all. */
export interface OcspResult {
  response?: OcspResponse
  faults: readonly Fault[]
}

/** Reads the DER of an OCSPResponse. Never throws. */
export function readOcspResponse(der: Uint8Array): OcspResult {
  const list = new FaultList()
  const response = readResponse(new DerReader(der, list))
  return { ...(response === undefined ? {} : { response }), faults: list.faults }
}

/** One request, one certificate: a response that speaks of more than these is not read to its end. */
const maxResponses = 1000
const maxCertificates = 16

const basicType = '1.3.6.1.5.5.7.48.1.1'
const statuses: readonly (ResponderStatus | undefined)[] = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  undefined,
  'sigRequired',
  'unauthorized',
]

function readResponse(reader: DerReader): OcspResponse | undefined {
  const whole = reader.whole('the OCSP response')
  if (whole === undefined) return undefined
  if (whole.tag !== tags.sequence) {
    reader.faults.add(whole.start, `a ${tagName(whole.tag)} where the SEQUENCE of an OCSP response should be`)
    return undefined
  }
  const fields = reader.children(whole, 'OCSPResponse')
  const code = readCount(reader, fields.required(tags.enumerated, 'responseStatus'))
  const wrapper = fields.optional(contextTag(0))
  fields.finish()
  if (code === undefined) return undefined
  const responderStatus = statuses[code] ?? 'unknown'
  if (responderStatus !== 'successful') return { responderStatus }
  const bytes = wrapper && reader.children(wrapper, 'OCSPResponse').required(tags.sequence, 'responseBytes')
  const basic = bytes && readResponseBytes(reader, bytes)
  return basic && { responderStatus, basic }
}

function readResponseBytes(reader: DerReader, element: Element): BasicResponse | undefined {
  const fields = reader.children(element, 'responseBytes')
  const type = readOid(reader, fields.required(tags.objectIdentifier, 'responseType'))
  const octets = fields.required(tags.octetString, 'response')
  fields.finish()
  if (type === undefined || octets === undefined) return undefined
  if (type !== basicType) {
    reader.faults.add(element.start, `a response of type ${type}, which is not the basic one`)
    return undefined
  }
  const basic = reader.whole('the basic response', octets.contentStart, octets.contentEnd, octets.depth + 1)
  return basic?.tag === tags.sequence ? readBasic(reader, basic) : undefined
}

function readBasic(reader: DerReader, element: Element): BasicResponse | undefined {
  const what = 'BasicOCSPResponse'
  const fields = reader.children(element, what)
  const tbs = fields.required(tags.sequence, 'tbsResponseData')
  const signatureAlgorithm = readAlgorithm(
    reader,
    fields.required(tags.sequence, 'signatureAlgorithm'),
    'signatureAlgorithm',
  )
  const signature = readSignatureValue(reader, fields.required(tags.bitString, 'signature'))
  const certificates = fields.optional(contextTag(0))
  fields.finish()
  if (tbs === undefined || signatureAlgorithm === undefined || signature === undefined) return undefined
  const inside = readResponseData(reader, tbs)
  return (
    inside && {
      tbs: reader.encoding(tbs),
      ...inside,
      signatureAlgorithm,
      signature,
      certificates: certificates === undefined ? [] : readCertificates(reader, certificates),
    }
  )
}

type Inside = Omit<BasicResponse, 'tbs' | 'signatureAlgorithm' | 'signature' | 'certificates'>

function readResponseData(reader: DerReader, element: Element): Inside | undefined {
  const fields = reader.children(element, 'responseData')
  fields.optional(contextTag(0))
  const byName = fields.optional(contextTag(1))
  const byKey = byName === undefined ? fields.required(contextTag(2), 'responderID') : undefined
  const producedAt = readTime(reader, fields.required(tags.generalizedTime, 'producedAt'))
  const list = fields.required(tags.sequence, 'responses')
  const wrapper = fields.optional(contextTag(1))
  fields.finish()
  const responder = readResponder(reader, byName, byKey)
  if (responder === undefined || list === undefined) return undefined
  const responses: SingleResponse[] = []
  for (const child of reader.children(list, 'responses')) {
    if (responses.length === maxResponses) {
      reader.faults.add(child.start, `more than ${maxResponses} responses; the rest was not read`)
      break
    }
    const single = readSingle(reader, child)
    if (single !== undefined) responses.push(single)
  }
  const extensions = wrapper === undefined ? [] : readExtensions(reader, wrapper)
  const nonce = readNonce(reader, extensions)
  return {
    responder,
    producedAt,
    responses,
    ...(nonce === undefined ? {} : { nonce }),
    unknownCritical: extensions.flatMap(({ oid, critical }) => (critical && oid !== nonceOid ? [oid] : [])),
  }
}

function readResponder(
  reader: DerReader,
  byName: Element | undefined,
  byKey: Element | undefined,
): BasicResponse['responder'] | undefined {
  if (byName !== undefined) {
    const name = reader.children(byName, 'responderID').required(tags.sequence, 'byName')
    return name && { name: readName(reader, name, 'responderID') }
  }
  const octets = byKey && reader.children(byKey, 'responderID').required(tags.octetString, 'byKey')
  const keyHash = readOctets(reader, octets)
  return keyHash && { keyHash }
}

function readSingle(reader: DerReader, element: Element): SingleResponse | undefined {
  const fields = reader.children(element, 'singleResponse')
  const id = readCertId(reader, fields.required(tags.sequence, 'certID'))
  const choice = fields.take()
  const thisUpdate = readTime(reader, fields.required(tags.generalizedTime, 'thisUpdate'))
  const next = fields.optional(contextTag(0))
  const wrapper = fields.optional(contextTag(1))
  fields.finish()
  const status = choice && readStatus(reader, choice)
  if (id === undefined || status === undefined) return undefined
  const extensions = wrapper === undefined ? [] : readExtensions(reader, wrapper)
  return {
    id,
    ...status,
    thisUpdate,
    nextUpdate:
      next &&
      readTime(reader, reader.children(next, 'nextUpdate').required(tags.generalizedTime, 'nextUpdate')),
    unknownCritical: extensions.some(({ critical }) => critical),
  }
}

function readCertId(reader: DerReader, element: Element | undefined): CertId | undefined {
  if (element === undefined) return undefined
  const fields = reader.children(element, 'certID')
  const algorithm = readAlgorithm(reader, fields.required(tags.sequence, 'hashAlgorithm'), 'hashAlgorithm')
  const issuerNameHash = readOctets(reader, fields.required(tags.octetString, 'issuerNameHash'))
  const issuerKeyHash = readOctets(reader, fields.required(tags.octetString, 'issuerKeyHash'))
  const serialNumber = readInteger(reader, fields.required(tags.integer, 'serialNumber'))
  fields.finish()
  if (algorithm === undefined || issuerNameHash === undefined) return undefined
  if (issuerKeyHash === undefined || serialNumber === undefined) return undefined
  return { hashAlgorithm: algorithm.name, issuerNameHash, issuerKeyHash, serialNumber }
}

/** CertStatus: the tag is the answer. */
function readStatus(
  reader: DerReader,
  choice: Element,
): Pick<SingleResponse, 'status' | 'revocationTime' | 'reason'> | undefined {
  if (choice.tag === contextTag(0)) return { status: 'good' }
  if (choice.tag === contextTag(2)) return { status: 'unknown' }
  if (choice.tag !== contextTag(1)) {
    reader.faults.add(choice.start, `certStatus: ${tagName(choice.tag)} is no status`)
    return undefined
  }
  const fields = reader.children(choice, 'revokedInfo')
  const revocationTime = readTime(reader, fields.required(tags.generalizedTime, 'revocationTime'))
  const wrapper = fields.optional(contextTag(0))
  const code = wrapper && reader.children(wrapper, 'revokedInfo').required(tags.enumerated, 'reason')
  const reason = reasonOfCode(readCount(reader, code))
  return {
    status: 'revoked',
    ...(revocationTime === undefined ? {} : { revocationTime }),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** The octets inside the inner OCTET STRING; of a responder that left that out, the value itself. */
function readNonce(reader: DerReader, extensions: readonly Extension[]): Uint8Array | undefined {
  const extension = extensions.find(({ oid }) => oid === nonceOid)
  if (extension === undefined) return undefined
  const end = extension.offset + extension.value.length
  const element = reader.at(extension.offset, end)
  return element?.tag === tags.octetString && element.end === end ? reader.content(element) : extension.value
}

function readCertificates(reader: DerReader, wrapper: Element): Uint8Array[] {
  const list = reader.children(wrapper, 'certs').required(tags.sequence, 'certs')
  const certificates: Uint8Array[] = []
  for (const child of list === undefined ? [] : reader.children(list, 'certs')) {
    if (certificates.length === maxCertificates) break
    certificates.push(reader.encoding(child))
  }
  return certificates
}
