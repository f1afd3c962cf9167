/** Certificates that may stand in a valid path at all, whatever the path. */
import type { Certificate } from '../x509/certificate.ts'
import { extensionErrors } from './extensions.ts'
import { issuerErrors } from './issuers.ts'
import { mostComparisons, nameConstraintErrors, type Budget } from './name-constraints.ts'
import type { TrustAnchor } from './path.ts'
import { periodErrors } from './period.ts'
import { purposeErrors, serverAuth } from './purposes.ts'
import { signatureErrors } from './signatures.ts'
import { rfc5280Verifier, type Verifier } from './verifier.ts'

/** What a second search is worth being made in. */
export interface SoundSet {
  certificates: Certificate[]
  anchors: TrustAnchor[]
}

/**
 * Leaves out every certificate above the end entity that is at fault by itself, and every one that no anchor certifies
 * by way of others that are not. What is left leads to an anchor from wherever one stands, so that a search among it
 * fails only by what certificates do to each other: path lengths, policies, names of intermediates.
 * @param hasSigned whether the one certified the other; limits itself.
 */
export function soundSet(
  endEntity: Certificate,
  certificates: readonly Certificate[],
  anchors: readonly TrustAnchor[],
  verifier: Verifier,
  hasSigned: (issuer: Certificate, subject: Certificate) => boolean,
): SoundSet {
  const budget = { comparisons: mostComparisons }
  const soundAnchors = anchors.filter(
    ({ certificate }) => !hasFault(certificate, true, endEntity, verifier, budget),
  )
  const soundOthers = certificates.filter(
    (certificate) => !hasFault(certificate, false, endEntity, verifier, budget),
  )
  const byIssuer = Map.groupBy(soundOthers, ({ issuerKey }) => issuerKey)
  const reached = new Set(soundAnchors.map(({ certificate }) => certificate))
  for (const issuer of reached) {
    for (const certificate of byIssuer.get(issuer.subjectKey) ?? []) {
      if (!reached.has(certificate) && hasSigned(issuer, certificate)) reached.add(certificate)
    }
  }
  return { certificates: [...reached], anchors: soundAnchors }
}

/** Whether an issuer of this end entity spoils every path that it stands in. */
function hasFault(
  issuer: Certificate,
  believed: boolean,
  endEntity: Certificate,
  verifier: Verifier,
  budget: Budget,
): boolean {
  const { at, profile = rfc5280Verifier, purpose = serverAuth } = verifier
  return (
    periodErrors([issuer], at).length > 0 ||
    issuerErrors([endEntity, issuer]).length > 0 ||
    extensionErrors([issuer]).length > 0 ||
    (purpose !== null && profile.nestedPurposes && purposeErrors([issuer], purpose, true).length > 0) ||
    signatureErrors([issuer], profile, believed).length > 0 ||
    nameConstraintErrors([endEntity, issuer], budget).length > 0
  )
}
