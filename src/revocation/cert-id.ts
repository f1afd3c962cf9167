/** How OCSP names a certificate: by hashes of its issuer's name and key, and its serial number, RFC 6960 section 4.1.1. */
import { hash } from 'node:crypto'
import { integer, nullValue, objectIdentifier, octetString, sequence } from '../asn1/encode.ts'
import { equalBytes } from '../bytes/equal.ts'
import { fromHex } from '../bytes/hex.ts'
import type { Certificate } from '../x509/certificate.ts'
import { subjectPublicKey } from '../x509/key-hash.ts'

/** A CertID as a response gives it. */
export interface CertId {
  /** The hash as OpenSSL names it; the OID when unknown. */
  hashAlgorithm: string
  issuerNameHash: Uint8Array
  issuerKeyHash: Uint8Array
  /** Content octets of the INTEGER. */
  serialNumber: Uint8Array
}

/**
 * DER of the CertID with SHA-1, which every responder understands (RFC 5019 section 2.1.1); undefined when the
 * certificate's number or the issuer's key cannot be read.
 */
export function encodeCertId(certificate: Certificate, issuer: Certificate): Uint8Array | undefined {
  const key = issuer.publicKey && subjectPublicKey(issuer.publicKey)
  if (key === undefined || certificate.serialNumber === '') return undefined
  return sequence(
    sequence(objectIdentifier('1.3.14.3.2.26'), nullValue()),
    octetString(hash('sha1', certificate.issuer.raw, 'buffer')),
    octetString(hash('sha1', key, 'buffer')),
    integer(fromHex(certificate.serialNumber)),
  )
}

/** Whether a CertID names this certificate of this issuer; false when its hash is not one that OpenSSL knows. */
export function isCertIdOf(id: CertId, certificate: Certificate, issuer: Certificate): boolean {
  if (certificate.serialNumber === '' || issuer.publicKey === undefined) return false
  if (!equalBytes(id.serialNumber, fromHex(certificate.serialNumber))) return false
  const key = subjectPublicKey(issuer.publicKey)
  if (key === undefined) return false
  try {
    return (
      equalBytes(hash(id.hashAlgorithm, certificate.issuer.raw, 'buffer'), id.issuerNameHash) &&
      equalBytes(hash(id.hashAlgorithm, key, 'buffer'), id.issuerKeyHash)
    )
  } catch {
    return false
  }
}
