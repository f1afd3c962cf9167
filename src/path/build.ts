/**
 * Builds candidate certification paths, from the end entity towards the trust anchors, and validates each.
 *
 * The search goes depth first and prefers, at each step, issuers that fit (key identifiers agree, may certify, are in
 * their period) and that are near an anchor, so that good paths come early and everything else is near misses.
 * - A key that stands in the path already is not taken again: cycles of cross-certificates end there.
 * - An issuer whose key did not sign is followed only where no other is at hand; the path then says so.
 * - Steps, signature checks, comparisons of names and the paths kept are limited, whatever the set looks like.
 * - A search that the limits ended without a valid path is made again among certificates without fault of their own.
 */
import { equalBytes } from '../bytes/equal.ts'
import type { Certificate } from '../x509/certificate.ts'
import { certification, isRemembered, isSelfSigned, keyIdentifiersDiffer } from './certifies.ts'
import { mostComparisons } from './name-constraints.ts'
import type { Path, TrustAnchor } from './path.ts'
import { distances, indexAnchors, poolOf, type AnchorIndex } from './pool.ts'
import { nearestFirst } from './preference.ts'
import { soundSet } from './sound.ts'
import { validatePath } from './validate.ts'
import type { Verifier } from './verifier.ts'

/** Bounds for hostile or tangled sets of certificates. */
const limits = { length: 32, kept: 64, validated: 512, steps: 4000, signatures: 800, signaturesAgain: 200 }

/** What a verifier is told besides the time, and certificates that were not presented. */
export interface BuildOptions extends Partial<Omit<Verifier, 'at'>> {
  /** Certificates from elsewhere: stored, or fetched from the addresses that certificates name. */
  fetched?: readonly Certificate[]
}

/**
 * Candidate paths over what was presented, what was fetched and the anchors at hand, validated as of `at`, best first:
 * valid ones, then the nearest misses; at most 64. At least one path whenever something was presented; never throws.
 */
export function buildPaths(
  presented: readonly Certificate[],
  anchors: readonly TrustAnchor[],
  at: Date,
  options: BuildOptions = {},
): Path[] {
  const [endEntity] = presented
  if (endEntity === undefined) return []
  const { fetched = [], ...rest } = options
  const verifier = { ...rest, at }
  const certificates = [...presented, ...fetched]
  const search = new Search(certificates, anchors, verifier, new SignatureChecks(limits.signatures))
  const paths = search.paths(endEntity)
  const [best] = paths
  if (best === undefined || best.valid || !search.isExhausted) return paths
  const checks = new SignatureChecks(limits.signaturesAgain)
  const sound = soundSet(endEntity, certificates, anchors, verifier, (issuer, subject) =>
    checks.hasSigned(issuer, subject),
  )
  const again = new Search(sound.certificates, sound.anchors, verifier, checks)
  const valid = again.paths(endEntity).filter((path) => path.valid)
  if (valid.length === 0 && again.isExhausted) {
    const detail = 'there are too many certificates of the same names to try every path'
    best.errors.push({ code: 'search-ended', detail })
  }
  return [...valid, ...paths].slice(0, limits.kept)
}

/** Checks of signatures, the dearest part of a search, and their limit, counted in those of the usual keys. */
class SignatureChecks {
  #left: number

  constructor(most: number) {
    this.#left = most
  }

  get areSpent(): boolean {
    return this.#left <= 0
  }

  /** What is known already costs nothing. */
  hasSigned(issuer: Certificate, subject: Certificate): boolean {
    if (!isRemembered(issuer, subject)) {
      if (this.areSpent) return false
      this.#left -= priceOf(issuer)
    }
    const answer = certification(issuer, subject)
    return answer === 'signed' || answer === 'unverified'
  }
}

/** What a check with this key costs, roughly, by one with P-256 or RSA of 4096 bits. */
function priceOf({ publicKey }: Certificate): number {
  const { bits = 0, curve } = publicKey ?? {}
  if (curve === undefined) return bits > 4096 ? 4 : 1
  return curve === 'P-256' ? 1 : bits > 384 ? 16 : 6
}

class Search {
  readonly #pool: Map<string, Certificate[]>
  readonly #anchors: AnchorIndex
  readonly #distances: Map<string, number>
  readonly #verifier: Verifier
  readonly #budget = { comparisons: mostComparisons }
  readonly #checks: SignatureChecks
  #steps = 0
  #validated = 0
  #found: Path[] = []

  constructor(
    certificates: readonly Certificate[],
    anchors: readonly TrustAnchor[],
    verifier: Verifier,
    checks: SignatureChecks,
  ) {
    this.#pool = poolOf(certificates)
    this.#anchors = indexAnchors(anchors)
    this.#distances = distances(this.#pool, this.#anchors)
    this.#verifier = verifier
    this.#checks = checks
  }

  paths(endEntity: Certificate): Path[] {
    this.#extend([endEntity])
    if (this.#found.length === 0) this.#complete([endEntity])
    return this.#found.sort(nearestFirst).slice(0, limits.kept)
  }

  /** Whether limits, and not the set of certificates, have ended the search. */
  get isExhausted(): boolean {
    return this.#steps >= limits.steps || this.#validated >= limits.validated || this.#checks.areSpent
  }

  /** Whether the search may stop: everything allowed was spent, or there are enough paths and one is valid. */
  get #isDone(): boolean {
    if (this.#steps >= limits.steps || this.#validated >= limits.validated) return true
    return this.#found.length >= limits.kept && this.#found.some(({ valid }) => valid)
  }

  #extend(certificates: readonly Certificate[]): void {
    const top = certificates.at(-1)
    if (top === undefined || this.#isDone) return
    this.#steps += 1
    const own = this.#anchors.bySha256.get(top.sha256)
    if (own !== undefined) return this.#complete(certificates, own)
    const { signed, unsigned } = this.#issuersOf(top, certificates)
    const issuers = signed.length > 0 ? signed : unsigned
    for (const { certificate, anchor } of issuers) {
      if (anchor !== undefined) this.#complete([...certificates, certificate], anchor)
      else this.#extend([...certificates, certificate])
    }
    if (issuers.length === 0) this.#complete(certificates)
  }

  /** Issuers by name, the most promising first, apart by whether their key signed. */
  #issuersOf(subject: Certificate, below: readonly Certificate[]) {
    if (subject.issuer.rdns.length === 0) return { signed: [], unsigned: [] }
    const name = subject.issuerKey
    const anchors = this.#anchors.bySubject.get(name) ?? []
    const others = this.#mayGrow(subject, below) ? (this.#pool.get(name) ?? []) : []
    const issuers: Issuer[] = [
      ...anchors.map((anchor) => ({ certificate: anchor.certificate, anchor })),
      ...others
        .filter((certificate) => !this.#anchors.bySha256.has(certificate.sha256))
        .filter((certificate) => !below.some((member) => sameAuthority(member, certificate)))
        .map((certificate) => ({ certificate })),
    ].sort((a, b) => this.#doubt(a, subject) - this.#doubt(b, subject))
    const signed: Issuer[] = []
    const unsigned: Issuer[] = []
    for (const issuer of issuers) {
      // Another generation of the same name need not be tried once the right one is found. Where the key is the same,
      // the identifiers are wrong, and the certificate is as good as the others.
      const isSurplus =
        signed.length > 0 &&
        keyIdentifiersDiffer(issuer.certificate, subject) &&
        !isRemembered(issuer.certificate, subject)
      const isIssuer = !isSurplus && this.#checks.hasSigned(issuer.certificate, subject)
      // Whether it signed was not looked at; validating a path with it would.
      if (this.#checks.areSpent && !isRemembered(issuer.certificate, subject)) continue
      const list = isIssuer ? signed : unsigned
      list.push(issuer)
    }
    return { signed, unsigned }
  }

  #mayGrow(top: Certificate, certificates: readonly Certificate[]): boolean {
    return certificates.length < limits.length && !(certificates.length > 1 && isSelfSigned(top))
  }

  #doubt({ certificate, anchor }: Issuer, subject: Certificate): number {
    const { notBefore, notAfter, basicConstraints } = certificate
    const { at } = this.#verifier
    const isCurrent = notBefore !== undefined && notAfter !== undefined && notBefore <= at && at <= notAfter
    const distance = anchor === undefined ? this.#distances.get(certificate.issuerKey) : -1
    return (
      (keyIdentifiersDiffer(certificate, subject) ? 10_000 : 0) +
      (isCurrent && basicConstraints?.cA === true ? 0 : 2_000) +
      1 +
      (distance ?? 1_000)
    )
  }

  #complete(certificates: readonly Certificate[], anchor?: TrustAnchor): void {
    this.#validated += 1
    const candidate = { certificates, ...(anchor === undefined ? {} : { anchor }) }
    this.#found.push(validatePath(candidate, this.#verifier, this.#budget))
    if (this.#found.length > 2 * limits.kept)
      this.#found = this.#found.sort(nearestFirst).slice(0, limits.kept)
  }
}

interface Issuer {
  certificate: Certificate
  anchor?: TrustAnchor
}

function sameAuthority(a: Certificate, b: Certificate): boolean {
  if (a === b || a.sha256 === b.sha256) return true
  if (a.publicKey === undefined || b.publicKey === undefined) return false
  return equalBytes(a.publicKey.spki, b.publicKey.spki) && a.subjectKey === b.subjectKey
}
