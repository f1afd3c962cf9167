/** Does one certificate certify another? The edge of which lists and paths are made, RFC 5280 section 6.1.3 (a). */
import { equalBytes } from '../bytes/equal.ts'
import type { Certificate } from '../x509/certificate.ts'
import { equalNames } from '../x509/name.ts'
import { verifySignature } from '../x509/signature.ts'

/**
 * How `issuer` relates to `subject`: `signed` when names and signature agree, `unverified` when the names agree
 * but the signature algorithm is not one that can be checked here, `mismatch` when the names agree and the
 * signature does not verify, `none` when the names differ.
 */
export type Certification = 'signed' | 'unverified' | 'mismatch' | 'none'

// A signature check costs tens of microseconds, and the members of a pool present the same certificates.
const known = new WeakMap<Certificate, WeakMap<Certificate, Certification>>()

/** Compares names first, because only then a signature is worth checking. Answers are remembered. */
export function certification(issuer: Certificate, subject: Certificate): Certification {
  let answers = known.get(subject)
  if (answers === undefined) known.set(subject, (answers = new WeakMap()))
  let answer = answers.get(issuer)
  if (answer === undefined) answers.set(issuer, (answer = examine(issuer, subject)))
  return answer
}

/** Whether the certificate's own key verifies its signature. Self-issued alone (equal names) is less. */
export function isSelfSigned(certificate: Certificate): boolean {
  return certification(certificate, certificate) === 'signed'
}

/** Whether the key identifiers of both sides exist and differ: another generation of the same name. */
export function keyIdentifiersDiffer(issuer: Certificate, subject: Certificate): boolean {
  const wanted = subject.authorityKeyIdentifier?.keyIdentifier
  const offered = issuer.subjectKeyIdentifier
  return wanted !== undefined && offered !== undefined && !equalBytes(wanted, offered)
}

function examine(issuer: Certificate, subject: Certificate): Certification {
  if (issuer.subject.rdns.length === 0 || !equalNames(issuer.subject, subject.issuer)) return 'none'
  if (issuer.publicKey === undefined) return 'mismatch'
  const signature = verifySignature(subject, issuer.publicKey)
  if (signature === 'valid') return 'signed'
  return signature === 'unsupported' ? 'unverified' : 'mismatch'
}
