/** Makes PKCS #7 and CMS messages, right and wrong ones. */
import { hash } from 'node:crypto'
import * as der from '../src/asn1/encode.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import { signatureAlgorithm, usualSignatureAlgorithm } from '../src/estate/signature-algorithm.ts'
import { decodeCertificate } from '../src/x509/decode.ts'

/** What a message is to hold. */
export interface SignedDataRequest {
  /** Default: plain octets. */
  contentType?: string
  /** The content's element, as in `octetString(…)`; none: signed apart. */
  content?: Uint8Array
  /** What is signed where `content` is absent. */
  detached?: Uint8Array
  certificates?: readonly Uint8Array[]
  crls?: readonly Uint8Array[]
  signers?: readonly SignerRequest[]
}

/** One signer; its certificate is not added to the message by itself. */
export interface SignerRequest {
  certificate: IssuedCertificate
  /** Default: issuerAndSerialNumber. */
  by?: 'issuer' | 'key'
  /** Default: true. */
  attributes?: boolean
  /** Names the kind of key as signature algorithm, as OpenSSL does. Default: false. */
  keyAlgorithm?: boolean
  /** Stands in place of the real digest, or of the real content type. */
  digest?: Uint8Array
  namedType?: string
}

/** DER of a ContentInfo with a SignedData. */
export function makeSignedData(request: SignedDataRequest): Uint8Array {
  const {
    contentType = '1.2.840.113549.1.7.1',
    content,
    certificates = [],
    crls = [],
    signers = [],
  } = request
  const signed = content === undefined ? (request.detached ?? new Uint8Array()) : contentOf(content)
  return der.sequence(
    der.objectIdentifier('1.2.840.113549.1.7.2'),
    der.explicitTag(
      0,
      der.sequence(
        der.integer(1),
        der.setOf(...signers.map(() => sha256)),
        der.sequence(
          der.objectIdentifier(contentType),
          ...(content === undefined ? [] : [der.explicitTag(0, content)]),
        ),
        ...(certificates.length === 0 ? [] : [der.element(0xa0, ...certificates)]),
        ...(crls.length === 0 ? [] : [der.element(0xa1, ...crls)]),
        der.setOf(...signers.map((signer) => signerInfo(signer, contentType, signed))),
      ),
    ),
  )
}

const sha256 = der.sequence(der.objectIdentifier('2.16.840.1.101.3.4.2.1'), der.nullValue())

function signerInfo(request: SignerRequest, contentType: string, content: Uint8Array): Uint8Array {
  const { certificate, by = 'issuer', attributes = true, keyAlgorithm = false } = request
  const { issuer, serialNumber } = decodeCertificate(certificate.der)
  const { privateKey } = certificate.key
  const algorithm = signatureAlgorithm(usualSignatureAlgorithm(privateKey))
  const list = [
    attribute('1.2.840.113549.1.9.3', der.objectIdentifier(request.namedType ?? contentType)),
    attribute('1.2.840.113549.1.9.4', der.octetString(request.digest ?? hash('sha256', content, 'buffer'))),
  ]
  const set = der.setOf(...list)
  return der.sequence(
    der.integer(by === 'issuer' ? 1 : 3),
    by === 'issuer'
      ? der.sequence(issuer.raw, der.integer(Uint8Array.from(Buffer.from(serialNumber, 'hex'))))
      : der.implicitTag(0, der.octetString(certificate.subjectKeyIdentifier ?? new Uint8Array())),
    sha256,
    ...(attributes ? [der.implicitTag(0, set)] : []),
    keyAlgorithm
      ? der.sequence(der.objectIdentifier('1.2.840.113549.1.1.1'), der.nullValue())
      : algorithm.identifier,
    der.octetString(algorithm.sign(attributes ? set : content, privateKey)),
  )
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return der.sequence(der.objectIdentifier(oid), der.setOf(value))
}

function contentOf(element: Uint8Array): Uint8Array {
  const length = element[1] ?? 0
  return element.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f))
}
