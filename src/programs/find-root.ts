/** Finds the root that a certificate is, or that a path leads to, in the facts about programs. */
import { toHex } from '../bytes/hex.ts'
import type { PathCandidate } from '../path/path.ts'
import type { Certificate } from '../x509/certificate.ts'
import { keyHash } from '../x509/key-hash.ts'
import { formatName, type Name } from '../x509/name.ts'
import type { KnownRoot, ProgramFacts } from './facts.ts'

/** The root at the end of a path, as far as it is known. */
export interface PathRoot {
  /** Its certificate, where the path holds it; without it, the root is supposed from name and key identifier alone. */
  certificate?: Certificate
  /** What is known of it: the entry with its fingerprint first, then re-issues of the same name and key. */
  known: readonly KnownRoot[]
}

interface Index {
  bySha256: Map<string, KnownRoot>
  byKey: Map<string, KnownRoot[]>
}

const indexes = new WeakMap<ProgramFacts, Index>()

/**
 * The root that a path ends in: the trust anchor, a self-issued certificate at the end, or a known root that issued
 * the last certificate and is not at hand. Undefined when the path breaks off below any root.
 */
export function rootOfPath(
  { certificates, anchor }: PathCandidate,
  facts: ProgramFacts,
): PathRoot | undefined {
  const top = anchor?.certificate ?? certificates.at(-1)
  if (top === undefined) return undefined
  const known = knownRoots(top, facts)
  const isRoot =
    anchor !== undefined || known.length > 0 || formatName(top.subject) === formatName(top.issuer)
  if (isRoot) return { certificate: top, known }
  const identifier = top.authorityKeyIdentifier?.keyIdentifier
  const issuers = identifier === undefined ? [] : sameKey(identifier, top.issuer, facts)
  return issuers.length === 0 ? undefined : { known: issuers }
}

/**
 * What is known of a root certificate: its own entry first, then those of other certificates for the same key. Anybody
 * can write the name and the key identifier of a root into a certificate: only an identifier that is the hash of its
 * own key shows that the key is the same.
 */
export function knownRoots(certificate: Certificate, facts: ProgramFacts): KnownRoot[] {
  const own = indexOf(facts).bySha256.get(certificate.sha256)
  const identifier = certificate.publicKey && keyHash(certificate.publicKey)
  const same = identifier === undefined ? [] : sameKey(identifier, certificate.subject, facts)
  return [...(own === undefined ? [] : [own]), ...same.filter((root) => root !== own)]
}

/** The root with this SHA-256, lower-case hex. */
export function rootBySha256(sha256: string, facts: ProgramFacts): KnownRoot | undefined {
  return indexOf(facts).bySha256.get(sha256)
}

function sameKey(identifier: Uint8Array, name: Name, facts: ProgramFacts): KnownRoot[] {
  return indexOf(facts).byKey.get(keyText(toHex(identifier), formatName(name))) ?? []
}

function indexOf(facts: ProgramFacts): Index {
  let index = indexes.get(facts)
  if (index === undefined) {
    index = {
      bySha256: new Map(facts.roots.map((root) => [root.sha256, root])),
      byKey: Map.groupBy(facts.roots, ({ subjectKeyIdentifier = '', subject }) =>
        keyText(subjectKeyIdentifier, subject),
      ),
    }
    indexes.set(facts, index)
  }
  return index
}

// Names are the same whatever the case, RFC 5280 section 7.1; the key identifier does the rest.
function keyText(identifier: string, subject: string): string {
  return `${identifier} ${subject.toLowerCase()}`
}
