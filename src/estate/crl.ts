/** Makes CRLs, right and wrong ones, RFC 5280 section 5. */
import {
  bitString,
  boolean,
  element,
  explicitTag,
  generalizedTime,
  implicitTag,
  integer,
  namedBits,
  sequence,
  validityTime,
} from '../asn1/encode.ts'
import type { IssuedCertificate } from './certificate.ts'
import { encodeName, type NameInput } from './distinguished-name.ts'
import {
  authorityKeyIdentifier,
  crlDistributionPoints,
  encodeExtension,
  encodeGeneralName,
  encodePointName,
  type ExtensionInput,
  type PointNameInput,
} from './extension.ts'
import {
  signatureAlgorithm,
  usualSignatureAlgorithm,
  type SignatureAlgorithm,
} from './signature-algorithm.ts'

/** A certificate to be listed. */
export interface CrlEntryRequest {
  /** Content octets of the INTEGER. */
  serialNumber: Uint8Array
  revocationDate: Date
  /** Code of CRLReason. */
  reason?: number
  invalidityDate?: Date
  /** For indirect CRLs: whose certificate it is, from this entry on. */
  certificateIssuer?: NameInput
  extensions?: readonly ExtensionInput[]
}

/** What a CRL is to say. Left out means "as a sound CRL has it". */
export interface CrlRequest {
  thisUpdate: Date
  /** Null: it has none. */
  nextUpdate: Date | null
  entries?: readonly CrlEntryRequest[]
  /** Default: 1. Null: it has none. */
  number?: number | null
  /** Makes it a delta CRL. */
  baseNumber?: number
  scope?: CrlScope
  /** Where the delta CRLs are. */
  freshest?: readonly string[]
  /** Written after all others, as they are. */
  extensions?: readonly ExtensionInput[]
  /** Stands as issuer in place of the signer's subject. */
  issuer?: NameInput
  /** Default: what suits the signer's key. */
  signature?: SignatureAlgorithm
  /** One bit of the signature is flipped. */
  brokenSignature?: boolean
  /** Changes the DER of the TBSCertList before it is signed. */
  rewrite?: (tbs: Uint8Array) => Uint8Array
}

/** What it is limited to: issuingDistributionPoint. */
export interface CrlScope extends PointNameInput {
  onlyContainsUserCerts?: boolean
  onlyContainsCACerts?: boolean
  onlyContainsAttributeCerts?: boolean
  /** Bits of ReasonFlags. */
  onlySomeReasons?: readonly number[]
  indirectCRL?: boolean
}

/** DER of a CRL, signed with the key of `signer`. */
export function makeCrl(request: CrlRequest, signer: IssuedCertificate): Uint8Array {
  const { privateKey } = signer.key
  const algorithm = request.signature ?? signatureAlgorithm(usualSignatureAlgorithm(privateKey))
  const entries = (request.entries ?? []).map(encodeEntry)
  const extensions = requestedExtensions(request, signer).map(encodeExtension)
  const written = sequence(
    integer(1),
    algorithm.identifier,
    request.issuer === undefined ? signer.subject : encodeName(request.issuer),
    validityTime(request.thisUpdate),
    ...(request.nextUpdate === null ? [] : [validityTime(request.nextUpdate)]),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    ...(extensions.length === 0 ? [] : [explicitTag(0, sequence(...extensions))]),
  )
  const tbs = request.rewrite?.(written) ?? written
  const signed = Uint8Array.from(algorithm.sign(tbs, privateKey))
  if (request.brokenSignature) signed[signed.length - 1]! ^= 1
  return sequence(tbs, algorithm.identifier, bitString(signed))
}

function requestedExtensions(request: CrlRequest, signer: IssuedCertificate): ExtensionInput[] {
  const { number = 1, baseNumber, scope, freshest, extensions = [] } = request
  return [
    signer.subjectKeyIdentifier && authorityKeyIdentifier(signer.subjectKeyIdentifier),
    number === null ? undefined : { oid: '2.5.29.20', value: integer(number) },
    baseNumber === undefined ? undefined : { oid: '2.5.29.27', critical: true, value: integer(baseNumber) },
    scope && { oid: '2.5.29.28', critical: true, value: encodeScope(scope) },
    freshest && { ...crlDistributionPoints(freshest), oid: '2.5.29.46' },
    ...extensions,
  ].filter((one) => one !== undefined)
}

function encodeScope(scope: CrlScope): Uint8Array {
  const { onlySomeReasons } = scope
  const flag = (tag: number, value: boolean | undefined) => (value ? [implicitTag(tag, boolean(true))] : [])
  return sequence(
    ...encodePointName(scope),
    ...flag(1, scope.onlyContainsUserCerts),
    ...flag(2, scope.onlyContainsCACerts),
    ...(onlySomeReasons === undefined ? [] : [implicitTag(3, namedBits(onlySomeReasons))]),
    ...flag(4, scope.indirectCRL),
    ...flag(5, scope.onlyContainsAttributeCerts),
  )
}

function encodeEntry(request: CrlEntryRequest): Uint8Array {
  const { serialNumber, revocationDate, reason, invalidityDate, certificateIssuer } = request
  const extensions: ExtensionInput[] = [
    ...(reason === undefined ? [] : [{ oid: '2.5.29.21', value: element(0x0a, Uint8Array.of(reason)) }]),
    ...(invalidityDate === undefined ? [] : [{ oid: '2.5.29.24', value: generalizedTime(invalidityDate) }]),
    ...(certificateIssuer === undefined
      ? []
      : [
          {
            oid: '2.5.29.29',
            critical: true,
            value: sequence(encodeGeneralName({ directory: certificateIssuer })),
          },
        ]),
    ...(request.extensions ?? []),
  ]
  return sequence(
    integer(serialNumber),
    validityTime(revocationDate),
    ...(extensions.length === 0 ? [] : [sequence(...extensions.map(encodeExtension))]),
  )
}
