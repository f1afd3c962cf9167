/** The CertificateRequest message, RFC 8446 section 4.3.2 and RFC 5246 section 7.4.4. */
import type { ByteReader } from '../bytes/reader.ts'
import { decodeWhole, readAll, readExtensions } from './decode.ts'
import { extensionType } from './extension-type.ts'
import { signatureSchemeName } from './signature-scheme.ts'
import { protocolVersion } from './version.ts'

export interface CertificateRequest {
  /** ClientCertificateType names, TLS 1.2 and earlier: `rsa_sign`. */
  types: string[]
  /** SignatureScheme names, TLS 1.2 and later. */
  signatureSchemes: string[]
  /** DER of each distinguished name, in wire order and unread. */
  authorities: Uint8Array[]
  /** Octets of the list of authorities on the wire, length fields of its elements included. */
  authoritiesBytes: number
}

/** Undefined when the body is no CertificateRequest of that version. */
export function decodeCertificateRequest(body: Uint8Array, version: number): CertificateRequest | undefined {
  if (version === protocolVersion.tls13) return decodeWhole(body, readTls13)
  return decodeWhole(body, (reader) => ({
    types: [...reader.vector8()].map((type) => certificateTypes.get(type) ?? `type_${type}`),
    signatureSchemes: version === protocolVersion.tls12 ? schemeNames(reader.vector16()) : [],
    ...authorityList(reader.vector16()),
  }))
}

function readTls13(reader: ByteReader): CertificateRequest | undefined {
  reader.vector8() // certificate_request_context
  const extensions = readExtensions(reader.vector16())
  const schemes = extensions.get(extensionType.signatureAlgorithms)
  const authorities = extensions.get(extensionType.certificateAuthorities)
  const signatureSchemes =
    schemes === undefined ? [] : decodeWhole(schemes, (field) => schemeNames(field.vector16()))
  const list = decodeWhole(authorities ?? Uint8Array.of(0, 0), (field) => authorityList(field.vector16()))
  if (signatureSchemes === undefined || list === undefined) return undefined
  return { types: [], signatureSchemes, ...list }
}

function schemeNames(list: Uint8Array): string[] {
  return readAll(list, (reader) => signatureSchemeName(reader.uint16()))
}

function authorityList(list: Uint8Array): Pick<CertificateRequest, 'authorities' | 'authoritiesBytes'> {
  return { authorities: readAll(list, (reader) => reader.vector16()), authoritiesBytes: list.length }
}

/** The IANA registry "TLS ClientCertificateType Identifiers". */
const certificateTypes: ReadonlyMap<number, string> = new Map([
  [1, 'rsa_sign'],
  [2, 'dss_sign'],
  [3, 'rsa_fixed_dh'],
  [4, 'dss_fixed_dh'],
  [5, 'rsa_ephemeral_dh'],
  [6, 'dss_ephemeral_dh'],
  [20, 'fortezza_dms'],
  [64, 'ecdsa_sign'],
  [65, 'rsa_fixed_ecdh'],
  [66, 'ecdsa_fixed_ecdh'],
  [67, 'gost_sign256'],
  [68, 'gost_sign512'],
])
