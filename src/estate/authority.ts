/** Certification authorities of the estate and of tests. */
import { makeCertificate, type CertificateRequest, type IssuedCertificate } from './certificate.ts'

/** A CA certificate with its key, ready to issue others. */
export interface Authority extends IssuedCertificate {
  /** Makes an end-entity certificate. */
  issue(request: CertificateRequest): IssuedCertificate
}

/**
 * Makes a certification authority: a self-signed one, or one under `parent`. Two authorities with the same subject
 * and key and different parents are cross-certificates of one another.
 */
export function createAuthority(request: CertificateRequest, parent?: Authority): Authority {
  const authority: Authority = {
    ...makeCertificate(request, 'authority', parent),
    issue: (wanted) => makeCertificate(wanted, 'end entity', authority),
  }
  return authority
}

/** Makes an end-entity certificate signed with its own key. */
export function selfSigned(request: CertificateRequest): IssuedCertificate {
  return makeCertificate(request, 'end entity')
}

/**
 * The certificates a well-configured server sends: end entity first, each certified by the next, without the
 * self-signed one at the end.
 */
export function properList(certificate: IssuedCertificate): IssuedCertificate[] {
  return [certificate, ...certificate.issuers.slice(0, -1)]
}
