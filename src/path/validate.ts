/** Validates one candidate path, RFC 5280 section 6.1, and says everything that is wrong with it. */
import type { Certificate } from '../x509/certificate.ts'
import { isSelfSigned } from './certifies.ts'
import { extensionErrors } from './extensions.ts'
import { issuerErrors, mostIntermediatesErrors } from './issuers.ts'
import { mostComparisons, nameConstraintErrors, type Budget } from './name-constraints.ts'
import type { Path, PathCandidate, PathError } from './path.ts'
import { periodErrors } from './period.ts'
import { policyErrors } from './policies.ts'
import { purposeErrors, serverAuth } from './purposes.ts'
import { signatureErrors } from './signatures.ts'
import { rfc5280Verifier, webPkiVerifier, type Verifier } from './verifier.ts'

/**
 * Checks everything and stops at nothing, so that all that is wrong is told. The anchor's own certificate carries a
 * key and a name only, section 6.1.1 (d), yet its dates and constraints are heeded, because peers that hold it as a
 * certificate do so. Never throws.
 */
export function validatePath(
  candidate: PathCandidate,
  verifier: Verifier,
  budget: Budget = { comparisons: mostComparisons },
): Path {
  const { certificates, anchor } = candidate
  const profile = verifier.profile ?? (anchor?.public === true ? webPkiVerifier : rfc5280Verifier)
  const { purpose = serverAuth } = verifier
  const errors: PathError[] = [
    ...periodErrors(certificates, verifier.at),
    ...signatureErrors(certificates, profile, anchor !== undefined),
    ...(purpose === null ? [] : purposeErrors(certificates, purpose, profile.nestedPurposes)),
    ...issuerErrors(certificates),
    ...mostIntermediatesErrors(certificates, verifier.mostIntermediates ?? Infinity),
    ...extensionErrors(certificates),
    ...nameConstraintErrors(certificates, budget),
    ...policyErrors(anchor === undefined ? certificates : certificates.slice(0, -1), verifier.policies ?? {}),
  ]
  if (anchor === undefined) errors.push(anchorError(certificates.at(-1)))
  return { ...candidate, valid: errors.length === 0, errors, profile: profile.name }
}

function anchorError(last: Certificate | undefined): PathError {
  const detail =
    last !== undefined && isSelfSigned(last)
      ? 'ends in a self-signed certificate that is not a trust anchor at hand'
      : 'the issuer of the last certificate is neither presented nor a trust anchor at hand'
  return { code: 'no-anchor', ...(last === undefined ? {} : { certificate: last }), detail }
}
