/** Candidate paths merged from the end entity on: where they part, the tree branches. */
import type { CertificateFacts, Endpoint, PathErrorFacts, PathFacts } from '../../report/report.ts'

/** A certificate at a place of the tree, and what the paths through it have there. */
export interface PathMember {
  sha256: string
  /** Indexes of the paths that go through this place. */
  candidates: number[]
  /** What stands against it, and in which of the paths. */
  errors: { error: PathErrorFacts; candidates: number[] }[]
  /** The next certificates. */
  issuers: PathMember[]
  /** Indexes of the paths that end here. */
  ends: number[]
}

/** The tree of the paths, best first; several roots only where paths begin with different certificates. */
export function pathTree(paths: readonly PathFacts[]): PathMember[] {
  const roots: PathMember[] = []
  for (const [candidate, { certificates, errors }] of paths.entries()) {
    let level = roots
    for (const [place, sha256] of certificates.entries()) {
      let member = level.find((each) => each.sha256 === sha256)
      if (member === undefined) {
        member = { sha256, candidates: [], errors: [], issuers: [], ends: [] }
        level.push(member)
      }
      member.candidates.push(candidate)
      if (place === certificates.length - 1) member.ends.push(candidate)
      for (const error of errors.filter(({ certificate }) => certificate === sha256)) {
        const known = member.errors.find((each) => JSON.stringify(each.error) === JSON.stringify(error))
        if (known === undefined) member.errors.push({ error, candidates: [candidate] })
        else known.candidates.push(candidate)
      }
      level = member.issuers
    }
  }
  return roots
}

/** Errors of a path that no member of it is at fault for. */
export function errorsOfPath({ errors, certificates }: PathFacts): PathErrorFacts[] {
  return errors.filter(({ certificate }) => certificate === undefined || !certificates.includes(certificate))
}

/** Where a certificate was had from. */
export interface Origin {
  /** Indexes in the presented list. */
  sent: number[]
  /** The address that it was fetched from. */
  fetched?: string
  /** The file that it was in. */
  file?: string
  /** Where the trust anchor comes from. */
  anchor?: string
}

/** See {@link Origin}. */
export function originOf(sha256: string, { presented, fetched = [], paths }: Endpoint): Origin {
  const from = fetched.find((item) => item.sha256?.includes(sha256))
  const anchor = paths.find((path) => path.anchor?.sha256 === sha256)?.anchor
  return {
    sent: presented.flatMap((each, index) => (each === sha256 ? [index] : [])),
    ...(from === undefined ? {} : { fetched: from.url }),
    ...(anchor === undefined ? {} : { anchor: anchor.origin }),
  }
}

/** Other certificates of the same authority: the same name and the same key, certified by another. */
export function crossSignsOf(
  sha256: string,
  certificates: Record<string, CertificateFacts>,
): CertificateFacts[] {
  const certificate = certificates[sha256]
  if (certificate === undefined || certificate.subject === '') return []
  return Object.values(certificates).filter(
    (other) =>
      other.sha256 !== sha256 &&
      other.subject === certificate.subject &&
      other.issuer !== certificate.issuer &&
      other.publicKey.sha256 === certificate.publicKey.sha256,
  )
}
