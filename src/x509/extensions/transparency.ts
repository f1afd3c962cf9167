/** Certificate transparency, RFC 6962 section 3. */
import { readOctets } from '../../asn1/primitive.ts'
import { tags } from '../../asn1/tag.ts'
import { ByteReader, TruncatedError } from '../../bytes/reader.ts'
import type { ExtensionKind } from '../extension.ts'
import { indent, spacedHex } from './lines.ts'

/** A log's promise to publish the certificate, RFC 6962 section 3.2. */
export interface SignedCertificateTimestamp {
  /** 0 for the only version there is, v1. */
  version: number
  /** SHA-256 of the log's public key. */
  logId: Uint8Array
  /** Milliseconds since 1970. */
  timestamp: number
  extensions: Uint8Array
  /** HashAlgorithm and SignatureAlgorithm of TLS 1.2, RFC 5246 section 7.4.1.4.1. */
  hashAlgorithm: number
  signatureAlgorithm: number
  signature: Uint8Array
}

/** RFC 6962 section 3.3. */
export const signedCertificateTimestamps: ExtensionKind<SignedCertificateTimestamp[]> = {
  oid: '1.3.6.1.4.1.11129.2.4.2',
  tag: tags.octetString,
  read(reader, element) {
    const octets = readOctets(reader, element)
    if (octets === undefined) return undefined
    try {
      return readList(octets)
    } catch (error) {
      if (!(error instanceof TruncatedError)) throw error
      reader.faults.add(element.start, `signedCertificateTimestampList is cut short: ${error.message}`)
      return undefined
    }
  },
  lines: (timestamps) =>
    timestamps.flatMap((timestamp, index) => [
      `[${index + 1}]Signed Certificate Timestamp`,
      ...indent([
        `Version=v${timestamp.version + 1}`,
        `Log ID=${spacedHex(timestamp.logId)}`,
        `Timestamp=${momentText(timestamp.timestamp)}`,
        `Signature Algorithm=${algorithmText(timestamp)}`,
        `Signature=${spacedHex(timestamp.signature)}`,
      ]),
    ]),
}

/** The critical extension that marks a precertificate, RFC 6962 section 3.1. */
export const precertificatePoison: ExtensionKind<true> = {
  oid: '1.3.6.1.4.1.11129.2.4.3',
  tag: tags.null,
  critical: true,
  read(reader, element) {
    if (element.contentEnd > element.contentStart) reader.faults.add(element.start, 'NULL with content')
    return true
  },
  lines: () => ['This is a precertificate'],
}

function readList(octets: Uint8Array): SignedCertificateTimestamp[] {
  const list = new ByteReader(new ByteReader(octets).vector16())
  const timestamps: SignedCertificateTimestamp[] = []
  while (list.remaining > 0) timestamps.push(readTimestamp(new ByteReader(list.vector16())))
  return timestamps
}

function readTimestamp(reader: ByteReader): SignedCertificateTimestamp {
  return {
    version: reader.uint8(),
    logId: reader.take(32),
    timestamp: reader.uint32() * 2 ** 32 + reader.uint32(),
    extensions: reader.vector16(),
    hashAlgorithm: reader.uint8(),
    signatureAlgorithm: reader.uint8(),
    signature: reader.vector16(),
  }
}

/** Latest moment that a Date can hold. */
const lastMoment = 8.64e15

function momentText(milliseconds: number): string {
  return milliseconds <= lastMoment ? new Date(milliseconds).toISOString() : `${milliseconds} ms since 1970`
}

const hashNames = ['none', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']
const signatureNames = ['Anonymous', 'RSA', 'DSA', 'ECDSA']

function algorithmText({ hashAlgorithm, signatureAlgorithm }: SignedCertificateTimestamp): string {
  const hash = hashNames[hashAlgorithm]
  const signature = signatureNames[signatureAlgorithm]
  return hash === undefined || signature === undefined
    ? `${hashAlgorithm}, ${signatureAlgorithm}`
    : `${hash}${signature}`
}
