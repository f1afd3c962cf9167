/** Validates one candidate path: the checks of RFC 5280 section 6.1 that decide most cases in the field. */
import type { Certificate } from '../x509/certificate.ts'
import { equalNames } from '../x509/name.ts'
import type { PathCandidate } from './build.ts'
import { certification, isSelfSigned } from './certifies.ts'
import type { Path, PathError } from './path.ts'

const serverAuth = '1.3.6.1.5.5.7.3.1'
const anyExtendedKeyUsage = '2.5.29.37.0'

// Critical extensions whose meaning is honoured: below, by the identity check, or because no particular policy is
// asked for, so that policies decide nothing unless policyConstraints demand one.
const handled = new Set([
  '2.5.29.15', // keyUsage
  '2.5.29.17', // subjectAltName
  '2.5.29.19', // basicConstraints
  '2.5.29.32', // certificatePolicies
  '2.5.29.33', // policyMappings
  '2.5.29.37', // extKeyUsage
  '2.5.29.54', // inhibitAnyPolicy
])

/** They constrain the path whatever their critical bit says: name and policy constraints. */
const constraining = new Set(['2.5.29.30', '2.5.29.36'])

/** One would do; a certificate may carry tens of thousands. */
const mostCriticalErrors = 5

/**
 * Checks signatures, validity at `at`, basic constraints, key usage, path length, extended key usage and
 * critical extensions. The anchor's own certificate carries a key and a name only, RFC 5280 section 6.1.1 (d),
 * but its dates are told because peers that hold it as a certificate look at them.
 */
export function validatePath(candidate: PathCandidate, at: Date): Path {
  const { certificates, anchor } = candidate
  const errors = certificates.flatMap((certificate, index) => [
    ...validityErrors(certificate, at),
    ...signatureErrors(certificate, certificates[index + 1]),
    ...purposeErrors(certificate, index),
    ...(index > 0 ? issuerErrors(certificate, certificates.slice(1, index)) : []),
    ...criticalErrors(certificate),
    ...ambiguityErrors(certificate),
  ])
  if (anchor === undefined) errors.push(anchorError(certificates.at(-1)!))
  return { certificates, valid: errors.length === 0, errors, ...(anchor ? { anchor } : {}) }
}

function validityErrors(certificate: Certificate, at: Date): PathError[] {
  const { notBefore, notAfter } = certificate
  if (notBefore === undefined || notAfter === undefined) {
    return [{ code: 'unreadable', certificate, detail: 'the validity period cannot be read' }]
  }
  if (at > notAfter) return [{ code: 'expired', certificate, detail: `ended ${notAfter.toISOString()}` }]
  if (at < notBefore) {
    return [{ code: 'not-yet-valid', certificate, detail: `begins ${notBefore.toISOString()}` }]
  }
  return []
}

function signatureErrors(certificate: Certificate, issuer: Certificate | undefined): PathError[] {
  if (issuer === undefined) return []
  const answer = certification(issuer, certificate)
  if (answer === 'mismatch') {
    const detail = 'the signature does not verify with the key of the issuer of that name'
    return [{ code: 'signature-invalid', certificate, detail }]
  }
  if (answer === 'unverified') {
    const name = certificate.signatureAlgorithm?.name ?? 'unreadable'
    const detail = `the signature algorithm ${name} cannot be checked here`
    return [{ code: 'signature-unsupported', certificate, detail }]
  }
  return []
}

// RFC 5280 section 4.2.1.12, applied to the whole path as browsers, OpenSSL and Windows do.
function purposeErrors(certificate: Certificate, index: number): PathError[] {
  const purposes = certificate.extKeyUsage
  if (purposes === undefined || purposes.includes(serverAuth)) return []
  if (purposes.includes(anyExtendedKeyUsage)) return []
  const role = index === 0 ? 'end entity' : 'issuer'
  return [
    { code: 'ext-key-usage', certificate, detail: `the ${role} is not allowed for server authentication` },
  ]
}

function issuerErrors(certificate: Certificate, below: readonly Certificate[]): PathError[] {
  const errors: PathError[] = []
  const constraints = certificate.basicConstraints
  // A version 1 certificate has no extensions to say so; as a trust anchor it is accepted all the same.
  if (constraints?.cA !== true && !(certificate.version === 1 && isSelfSigned(certificate))) {
    const detail = 'basic constraints do not make it a certification authority'
    errors.push({ code: 'not-a-ca', certificate, detail })
  }
  if (certificate.keyUsage !== undefined && !certificate.keyUsage.has('keyCertSign')) {
    errors.push({ code: 'key-usage', certificate, detail: 'key usage does not include certificate signing' })
  }
  const limit = constraints?.pathLenConstraint
  const intermediates = below.filter(({ subject, issuer }) => !equalNames(subject, issuer))
  if (limit !== undefined && intermediates.length > limit) {
    const detail = `allows ${limit} intermediate certificates below it, the path has ${intermediates.length}`
    errors.push({ code: 'path-length', certificate, detail })
  }
  return errors
}

function criticalErrors(certificate: Certificate): PathError[] {
  return certificate.extensions
    .filter(({ oid, critical }) => (critical && !handled.has(oid)) || constraining.has(oid))
    .slice(0, mostCriticalErrors)
    .map(({ oid }) => ({
      code: 'unhandled-critical',
      certificate,
      detail: `extension ${oid} is critical or constrains the path, and is not one that this check can honour`,
    }))
}

// RFC 5280 section 4.2 allows an extension once. Of two, or of one that cannot be read, nobody knows what a peer sees.
function ambiguityErrors(certificate: Certificate): PathError[] {
  const { basicConstraints, keyUsage, extKeyUsage, subjectAltName } = certificate
  const decoded = new Map<string, unknown>([
    ['2.5.29.15', keyUsage],
    ['2.5.29.17', subjectAltName],
    ['2.5.29.19', basicConstraints],
    ['2.5.29.37', extKeyUsage],
  ])
  return [...decoded].flatMap(([oid, value]): PathError[] => {
    const count = certificate.extensions.filter((extension) => extension.oid === oid).length
    if (count > 1)
      return [{ code: 'unreadable', certificate, detail: `extension ${oid} is there ${count} times` }]
    if (count === 1 && value === undefined) {
      return [{ code: 'unreadable', certificate, detail: `extension ${oid} cannot be read` }]
    }
    return []
  })
}

function anchorError(last: Certificate): PathError {
  const detail = isSelfSigned(last)
    ? 'ends in a self-signed certificate that is not a trust anchor at hand'
    : 'the issuer of the last certificate is neither presented nor a trust anchor at hand'
  return { code: 'no-anchor', certificate: last, detail }
}
