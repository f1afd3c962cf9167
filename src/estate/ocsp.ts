/** Makes OCSP responses, right and wrong ones, RFC 6960 section 4.2. */
import { createHash } from 'node:crypto'
import {
  bitString,
  element,
  explicitTag,
  generalizedTime,
  implicitTag,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
} from '../asn1/encode.ts'
import type { IssuedCertificate } from './certificate.ts'
import { encodeExtension, type ExtensionInput } from './extension.ts'
import { keyIdentifier } from './key-pair.ts'
import {
  signatureAlgorithm,
  usualSignatureAlgorithm,
  type SignatureAlgorithm,
} from './signature-algorithm.ts'

/** What is to be said of one certificate. */
export interface OcspAnswer {
  /** Content octets of the INTEGER. */
  serialNumber: Uint8Array
  issuer: IssuedCertificate
  status: 'good' | 'unknown' | { revokedAt: Date; reason?: number }
  thisUpdate: Date
  nextUpdate?: Date
  extensions?: readonly ExtensionInput[]
}

/** What a response is to say. */
export interface OcspResponseRequest {
  answers: readonly OcspAnswer[]
  /** Default: by name. */
  by?: 'name' | 'key'
  nonce?: Uint8Array
  /** DER of certificates sent along. */
  certificates?: readonly Uint8Array[]
  extensions?: readonly ExtensionInput[]
  /** Default: what suits the signer's key. */
  signature?: SignatureAlgorithm
  /** One bit of the signature is flipped. */
  brokenSignature?: boolean
}

/** DER of a successful response, signed with the key of `signer`. */
export function makeOcspResponse(request: OcspResponseRequest, signer: IssuedCertificate): Uint8Array {
  const { by = 'name', certificates = [], nonce } = request
  const { privateKey } = signer.key
  const algorithm = request.signature ?? signatureAlgorithm(usualSignatureAlgorithm(privateKey))
  const extensions = [
    ...(nonce === undefined ? [] : [{ oid: '1.3.6.1.5.5.7.48.1.2', value: octetString(nonce) }]),
    ...(request.extensions ?? []),
  ].map(encodeExtension)
  const tbs = sequence(
    by === 'name' ? explicitTag(1, signer.subject) : explicitTag(2, octetString(keyIdentifier(signer.key))),
    generalizedTime(request.answers[0]?.thisUpdate ?? new Date(0)),
    sequence(...request.answers.map(encodeAnswer)),
    ...(extensions.length === 0 ? [] : [explicitTag(1, sequence(...extensions))]),
  )
  const signed = Uint8Array.from(algorithm.sign(tbs, privateKey))
  if (request.brokenSignature) signed[signed.length - 1]! ^= 1
  const basic = sequence(
    tbs,
    algorithm.identifier,
    bitString(signed),
    ...(certificates.length === 0 ? [] : [explicitTag(0, sequence(...certificates))]),
  )
  return sequence(
    element(0x0a, Uint8Array.of(0)),
    explicitTag(0, sequence(objectIdentifier('1.3.6.1.5.5.7.48.1.1'), octetString(basic))),
  )
}

/** DER of a response that refuses; the codes are those of OCSPResponseStatus. */
export function makeOcspRefusal(code: number): Uint8Array {
  return sequence(element(0x0a, Uint8Array.of(code)))
}

function encodeAnswer(answer: OcspAnswer): Uint8Array {
  const { serialNumber, issuer, status, thisUpdate, nextUpdate, extensions = [] } = answer
  return sequence(
    sequence(
      sequence(objectIdentifier('1.3.14.3.2.26'), nullValue()),
      octetString(createHash('sha1').update(issuer.subject).digest()),
      octetString(keyIdentifier(issuer.key)),
      integer(serialNumber),
    ),
    encodeStatus(status),
    generalizedTime(thisUpdate),
    ...(nextUpdate === undefined ? [] : [explicitTag(0, generalizedTime(nextUpdate))]),
    ...(extensions.length === 0 ? [] : [explicitTag(1, sequence(...extensions.map(encodeExtension)))]),
  )
}

function encodeStatus(status: OcspAnswer['status']): Uint8Array {
  if (status === 'good') return implicitTag(0, nullValue())
  if (status === 'unknown') return implicitTag(2, nullValue())
  const { revokedAt, reason } = status
  return implicitTag(
    1,
    sequence(
      generalizedTime(revokedAt),
      ...(reason === undefined ? [] : [explicitTag(0, element(0x0a, Uint8Array.of(reason)))]),
    ),
  )
}
