/** The certificates that a path may be built from, found by name. */
import type { Certificate } from '../x509/certificate.ts'
import type { TrustAnchor } from './path.ts'

/** Certificates looked at; whoever sends more than this wants to keep somebody busy. */
export const mostPooled = 1000

/** Trust anchors by the key of their subject and by fingerprint. */
export interface AnchorIndex {
  bySubject: ReadonlyMap<string, readonly TrustAnchor[]>
  bySha256: ReadonlyMap<string, TrustAnchor>
}

// A scan holds the same few lists of anchors, with hundreds of certificates each, against every endpoint.
const indexes = new WeakMap<readonly TrustAnchor[], AnchorIndex>()

/** Indexes a list of anchors; made once for each list, which must not change afterwards. */
export function indexAnchors(anchors: readonly TrustAnchor[]): AnchorIndex {
  let index = indexes.get(anchors)
  if (index === undefined) {
    index = {
      bySubject: Map.groupBy(anchors, ({ certificate }) => certificate.subjectKey),
      bySha256: new Map(anchors.map((anchor) => [anchor.certificate.sha256, anchor])),
    }
    indexes.set(anchors, index)
  }
  return index
}

/** Distinct certificates by the key of their subject, in the order given; the first thousand. */
export function poolOf(certificates: readonly Certificate[]): Map<string, Certificate[]> {
  const pool = new Map<string, Certificate[]>()
  const seen = new Set<string>()
  for (const certificate of certificates.slice(0, mostPooled)) {
    if (seen.has(certificate.sha256)) continue
    seen.add(certificate.sha256)
    const key = certificate.subjectKey
    const namesakes = pool.get(key)
    if (namesakes === undefined) pool.set(key, [certificate])
    else namesakes.push(certificate)
  }
  return pool
}

/**
 * How many certificates lie between a name and the nearest anchor, by names alone: 0 where the name is an anchor's.
 * Names from which no anchor can be reached are left out.
 */
export function distances(
  pool: ReadonlyMap<string, readonly Certificate[]>,
  { bySubject }: AnchorIndex,
): Map<string, number> {
  const subjectsByIssuer = new Map<string, string[]>()
  const found = new Map<string, number>()
  for (const [subject, certificates] of pool) {
    if (bySubject.has(subject)) found.set(subject, 0)
    for (const certificate of certificates) {
      const issuer = certificate.issuerKey
      if (bySubject.has(issuer)) found.set(issuer, 0)
      const subjects = subjectsByIssuer.get(issuer)
      if (subjects === undefined) subjectsByIssuer.set(issuer, [subject])
      else subjects.push(subject)
    }
  }
  for (const [name, distance] of found) {
    for (const subject of subjectsByIssuer.get(name) ?? []) {
      if (!found.has(subject)) found.set(subject, distance + 1)
    }
  }
  return found
}
