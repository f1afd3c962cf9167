/** The certification path that a finding speaks of, and which of its members matter for what. */
import { equalNames, formatName } from '../x509/name.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { ChainFacts } from './facts.ts'
import { excerpt } from './excerpt.ts'

/** Members of the best path, end entity first; empty when no certificate was seen. */
export function pathMembers(chain: ChainFacts): readonly Certificate[] {
  return chain.paths[0]?.certificates ?? []
}

/**
 * Members of the best path whose signature a peer verifies: a trust anchor, or a self-issued certificate at the
 * end, is believed for its key (RFC 5280 section 6.1.1 (d)). The end entity always counts.
 */
export function signedMembers(chain: ChainFacts): readonly Certificate[] {
  const members = pathMembers(chain)
  const last = members.at(-1)
  if (last === undefined || members.length === 1) return members
  const believed = chain.paths[0]?.anchor !== undefined || equalNames(last.subject, last.issuer)
  return believed ? members.slice(0, -1) : members
}

/** Whether the best path ends in an anchor of a public root program, so that a public CA issued the end entity. */
export function publiclyAnchored(chain: ChainFacts): boolean {
  const path = chain.paths[0]
  const isForged = path?.errors.some(({ code }) => code.startsWith('signature-'))
  return path?.anchor?.public === true && !isForged
}

/** A certificate's name in a sentence: its common name, else its subject, else its fingerprint. */
export function certificateLabel(certificate: Certificate): string {
  const name = certificate.commonNames[0] ?? formatName(certificate.subject)
  return name === '' ? `SHA-256 ${certificate.sha256}` : excerpt(name)
}
