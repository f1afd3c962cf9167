/** Does one certificate certify another? The edge of which lists and paths are made, RFC 5280 section 6.1.3 (a). */
import { equalBytes } from '../bytes/equal.ts'
import type { Certificate } from '../x509/certificate.ts'
import { Derivation } from '../x509/derivation.ts'
import type { PublicKey } from '../x509/public-key.ts'
import { verifySignature } from '../x509/signature.ts'

/**
 * How `issuer` relates to `subject`: `signed` when names and signature agree, `unverified` when the names agree
 * but the signature algorithm is not one that can be checked here, `mismatch` when the names agree and the
 * signature does not verify, `none` when the names differ.
 */
export type Certification = 'signed' | 'unverified' | 'mismatch' | 'none'

// A signature check costs tens of microseconds, the members of a pool present the same certificates, and
// cross-certificates of one authority share its key.
const answersAbout = new Derivation(() => new Map<string, Certification>())

/** Compares names first, because only then a signature is worth checking. Answers are remembered by issuer key. */
export function certification(issuer: Certificate, subject: Certificate): Certification {
  if (issuer.subject.rdns.length === 0 || issuer.subjectKey !== subject.issuerKey) return 'none'
  if (issuer.publicKey === undefined) return 'mismatch'
  const answers = answersAbout.of(subject)
  const key = keyText(issuer)
  let answer = answers.get(key)
  if (answer === undefined) answers.set(key, (answer = examine(issuer.publicKey, subject)))
  return answer
}

/** Whether asking for this certification would cost nothing, because the answer is known already. */
export function isRemembered(issuer: Certificate, subject: Certificate): boolean {
  return issuer.publicKey !== undefined && answersAbout.of(subject).has(keyText(issuer))
}

/** Whether the certificate's own key verifies its signature. Self-issued alone (equal names) is less. */
export function isSelfSigned(certificate: Certificate): boolean {
  return certification(certificate, certificate) === 'signed'
}

/** Whether subject and issuer are the same name, RFC 5280 section 3.2. */
export function isSelfIssued(certificate: Certificate): boolean {
  return certificate.subjectKey === certificate.issuerKey
}

/** Whether the key identifiers of both sides exist and differ: another generation of the same name. */
export function keyIdentifiersDiffer(issuer: Certificate, subject: Certificate): boolean {
  const wanted = subject.authorityKeyIdentifier?.keyIdentifier
  const offered = issuer.subjectKeyIdentifier
  return wanted !== undefined && offered !== undefined && !equalBytes(wanted, offered)
}

/** Text that certificates share exactly when they hold the same public key; empty when the key cannot be read. */
export function keyText(certificate: Certificate): string {
  return keyTexts.of(certificate)
}

const keyTexts = new Derivation(({ publicKey }) => {
  if (publicKey === undefined) return ''
  const { buffer, byteOffset, byteLength } = publicKey.spki
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1')
})

function examine(issuerKey: PublicKey, subject: Certificate): Certification {
  const signature = verifySignature(subject, issuerKey)
  if (signature === 'valid') return 'signed'
  return signature === 'unsupported' ? 'unverified' : 'mismatch'
}
