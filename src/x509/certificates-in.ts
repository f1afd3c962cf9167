/** Certificates in whatever they are handed out in. */
import { fromPem } from '../bytes/pem.ts'
import { decodeCertificate } from './decode.ts'
import { certificatesOfPkcs7 } from './pkcs7.ts'

/** Certificates beyond this many of one file are not taken. */
const mostCertificates = 1000

/** As many are taken from one address that a certificate names. */
const mostFetched = 20

/**
 * DER of each certificate in octets that hold one certificate, PEM text with any number of them, or a PKCS #7 bag, DER or
 * PEM (RFC 5280 section 4.2.2.1, RFC 7468). None when they hold something else. Never throws.
 */
export function certificatesIn(octets: Uint8Array): Uint8Array[] {
  return (isPem(octets) ? inPem(octets) : inDer(octets)).slice(0, mostCertificates)
}

/** DER of the certificates in what came from an address that a certificate names; each of them costs signature checks. */
export function certificatesInFetched(octets: Uint8Array): Uint8Array[] {
  return certificatesIn(octets).slice(0, mostFetched)
}

/** Whether octets are text with a PEM block in it. */
export function isPem(octets: Uint8Array): boolean {
  return octets[0] !== 0x30 && Buffer.from(octets).includes('-----BEGIN ')
}

function inDer(octets: Uint8Array): Uint8Array[] {
  const { tbs, signature, publicKey } = decodeCertificate(octets)
  const isCertificate = tbs !== undefined && signature !== undefined && publicKey !== undefined
  return isCertificate ? [octets] : certificatesOfPkcs7(octets)
}

function inPem(octets: Uint8Array): Uint8Array[] {
  try {
    return fromPem(Buffer.from(octets).toString('latin1')).flatMap(({ label, der }) =>
      label.endsWith('CERTIFICATE') || label === 'PKCS7' || label === 'CMS' ? inDer(der) : [],
    )
  } catch {
    // A block that is damaged: nobody knows what the rest would have been.
    return []
  }
}
