/** Builds candidate certification paths, from the end entity towards the trust anchors. */
import type { Certificate } from '../x509/certificate.ts'
import { certification, isSelfSigned, keyIdentifiersDiffer } from './certifies.ts'
import type { Path, TrustAnchor } from './path.ts'
import { mostExamined } from './presented.ts'
import { validatePath } from './validate.ts'

/** Bounds for hostile or tangled sets of certificates. */
const limits = { length: 12, paths: 64, steps: 2000 }

/**
 * All candidate paths over what was presented and the anchors at hand, validated as of `at`, best first: valid
 * ones, then the nearest misses. At least one path whenever something was presented; never throws.
 */
export function buildPaths(
  presented: readonly Certificate[],
  anchors: readonly TrustAnchor[],
  at: Date,
): Path[] {
  const endEntity = presented[0]
  if (endEntity === undefined) return []
  const examined = presented.slice(0, mostExamined)
  const pool = [...new Map(examined.map((certificate) => [certificate.sha256, certificate])).values()]
  const paths = explore(endEntity, pool, anchors).map((candidate) => validatePath(candidate, at))
  return paths.sort(nearestFirst)
}

/** A sequence of certificates, each certified by the next, before it has been validated. */
export interface PathCandidate {
  certificates: Certificate[]
  anchor?: TrustAnchor
}

function explore(
  endEntity: Certificate,
  pool: readonly Certificate[],
  anchors: readonly TrustAnchor[],
): PathCandidate[] {
  const found: PathCandidate[] = []
  let steps = 0
  const extend = (certificates: Certificate[]): void => {
    if (found.length >= limits.paths || ++steps > limits.steps) return
    const top = certificates.at(-1)!
    const own = anchors.find(({ certificate }) => certificate.sha256 === top.sha256)
    if (own) {
      found.push({ certificates, anchor: own })
      return
    }
    const reached = anchors.filter(({ certificate }) => leadsTo(certificate, top))
    for (const anchor of reached) {
      found.push({ certificates: [...certificates, anchor.certificate], anchor })
    }
    const issuers =
      certificates.length < limits.length && !isSelfSigned(top)
        ? pool.filter((issuer) => !certificates.includes(issuer) && leadsTo(issuer, top))
        : []
    for (const issuer of preferred(issuers, top)) extend([...certificates, issuer])
    if (reached.length === 0 && issuers.length === 0) found.push({ certificates })
  }
  extend([endEntity])
  return found.length > 0 ? found : [{ certificates: [endEntity] }]
}

// An issuer of the right name whose key did not sign is kept as a near miss: the path then says so.
function leadsTo(issuer: Certificate, subject: Certificate): boolean {
  return certification(issuer, subject) !== 'none'
}

function preferred(issuers: readonly Certificate[], subject: Certificate): Certificate[] {
  const doubt = (issuer: Certificate): number =>
    (certification(issuer, subject) === 'signed' ? 0 : 2) + (keyIdentifiersDiffer(issuer, subject) ? 1 : 0)
  return [...issuers].sort((a, b) => doubt(a) - doubt(b))
}

function nearestFirst(a: Path, b: Path): number {
  return (
    Number(b.valid) - Number(a.valid) ||
    Number(b.anchor !== undefined) - Number(a.anchor !== undefined) ||
    a.errors.length - b.errors.length ||
    a.certificates.length - b.certificates.length
  )
}
