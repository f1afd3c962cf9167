/** Whether those that certify others may: basic constraints, key usage, length, RFC 5280 section 6.1.4 (k) to (n). */
import type { Certificate } from '../x509/certificate.ts'
import { isSelfIssued, isSelfSigned } from './certifies.ts'
import type { PathError } from './path.ts'

/**
 * Looks at every certificate but the first. The anchor's own is looked at like the others: verifiers that hold it as
 * a certificate heed what it says (RFC 5937).
 */
export function issuerErrors(certificates: readonly Certificate[]): PathError[] {
  return certificates
    .slice(1)
    .flatMap((certificate, index) => [
      ...authorityErrors(certificate),
      ...lengthErrors(certificate, certificates.slice(1, index + 1)),
    ])
}

/** Whether more intermediates stand between end entity and anchor than the caller allows. */
export function mostIntermediatesErrors(certificates: readonly Certificate[], most: number): PathError[] {
  const intermediates = certificates.slice(1, -1).filter((certificate) => !isSelfIssued(certificate)).length
  if (intermediates <= most) return []
  const detail = `the path has ${intermediates} intermediate certificates, and ${most} are allowed`
  return [{ code: 'too-long', detail }]
}

function authorityErrors(certificate: Certificate): PathError[] {
  const errors: PathError[] = []
  // A version 1 certificate has no extensions to say so; as a trust anchor it is accepted all the same.
  if (
    certificate.basicConstraints?.cA !== true &&
    !(certificate.version === 1 && isSelfSigned(certificate))
  ) {
    const detail = 'basic constraints do not make it a certification authority'
    errors.push({ code: 'not-a-ca', certificate, detail })
  }
  if (certificate.keyUsage !== undefined && !certificate.keyUsage.has('keyCertSign')) {
    errors.push({ code: 'key-usage', certificate, detail: 'key usage does not include certificate signing' })
  }
  return errors
}

function lengthErrors(certificate: Certificate, below: readonly Certificate[]): PathError[] {
  const limit = certificate.basicConstraints?.pathLenConstraint
  if (limit === undefined) return []
  const intermediates = below.filter((member) => !isSelfIssued(member)).length
  if (intermediates <= limit) return []
  const detail = `allows ${limit} intermediate certificates below it, the path has ${intermediates}`
  return [{ code: 'path-length', certificate, detail }]
}
