/** How the presented certificates hang together, RFC 8446 section 4.4.2. This list is not the path. */
import type { Certificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import { certification, isSelfSigned } from './certifies.ts'
import type { TrustAnchor } from './path.ts'

export interface PresentedList {
  /** Indexes from the end entity (0) upwards, following issuers through the presented certificates. */
  linked: number[]
  /** Whether each certificate of `linked` directly follows the one it certifies. */
  ordered: boolean
  /** Certificates that serve no purpose, with the reason; `not-examined`: too far behind in a list that is too long. */
  surplus: { index: number; reason: 'duplicate' | 'self-signed' | 'unrelated' | 'not-examined' }[]
  /** The last linked certificate whose issuer was not presented; absent when the list ends in a self-signed one. */
  open?: { index: number; issuer: string; caIssuers: string[] }
  /** The list reaches a trust anchor at hand: nothing is missing from it. */
  endsAtAnchor: boolean
}

/** The list of an endpoint that presented nothing. */
export const emptyList: PresentedList = { linked: [], ordered: true, surplus: [], endsAtAnchor: false }

/**
 * Certificates of a list that are looked at; honest ones have five. A far end may send a thousand that all bear one
 * name, and every pair of them would cost a signature check.
 */
export const mostExamined = 16

const caIssuersMethod = '1.3.6.1.5.5.7.48.2'

/** Follows issuers from the end entity through what was presented. Never throws; `presented` may be empty. */
export function examinePresented(
  presented: readonly Certificate[],
  anchors: readonly TrustAnchor[],
): PresentedList {
  if (presented.length === 0) return emptyList
  const examined = presented.slice(0, mostExamined)
  const linked = follow(examined)
  const last = examined[linked.at(-1)!]!
  const selfSigned = isSelfSigned(last)
  return {
    linked,
    ordered: linked.every((index, position) => index === position),
    surplus: [
      ...surplus(examined),
      ...presented.slice(mostExamined).map((_, index) => ({
        index: mostExamined + index,
        reason: 'not-examined' as const,
      })),
    ],
    ...(selfSigned ? {} : { open: openEnd(last, linked.at(-1)!) }),
    endsAtAnchor: anchors.some(
      ({ certificate }) =>
        certificate.sha256 === last.sha256 || certification(certificate, last) === 'signed',
    ),
  }
}

function follow(presented: readonly Certificate[]): number[] {
  const linked = [0]
  const seen = new Set([presented[0]!.sha256])
  for (;;) {
    const current = linked.at(-1)!
    const issuers = issuersOf(presented, current).filter((index) => !seen.has(presented[index]!.sha256))
    const next = issuers.includes(current + 1) ? current + 1 : issuers[0]
    if (next === undefined) return linked
    seen.add(presented[next]!.sha256)
    linked.push(next)
  }
}

function issuersOf(presented: readonly Certificate[], subject: number): number[] {
  return presented.flatMap((candidate, index) =>
    index !== subject && certifies(candidate, presented[subject]!) ? [index] : [],
  )
}

function certifies(issuer: Certificate, subject: Certificate): boolean {
  const answer = certification(issuer, subject)
  return answer === 'signed' || answer === 'unverified'
}

// A cross-certificate that gives an already linked one a second way up serves a purpose, so everything that can
// be reached from the end entity counts, not only the first way.
function surplus(presented: readonly Certificate[]): PresentedList['surplus'] {
  const reached = new Set([0])
  for (const index of reached) for (const issuer of issuersOf(presented, index)) reached.add(issuer)
  return presented.flatMap((certificate, index): PresentedList['surplus'] => {
    if (index === 0) return []
    if (presented.findIndex(({ sha256 }) => sha256 === certificate.sha256) < index) {
      return [{ index, reason: 'duplicate' }]
    }
    if (isSelfSigned(certificate)) return [{ index, reason: 'self-signed' }]
    return reached.has(index) ? [] : [{ index, reason: 'unrelated' }]
  })
}

function openEnd(certificate: Certificate, index: number): NonNullable<PresentedList['open']> {
  return { index, issuer: formatName(certificate.issuer), caIssuers: caIssuersOf(certificate) }
}

/** Addresses at which a certificate says that its issuer's can be had, RFC 5280 section 4.2.2.1. */
export function caIssuersOf({ authorityInfoAccess = [] }: Certificate): string[] {
  return authorityInfoAccess.flatMap(({ method, location }) =>
    method === caIssuersMethod && location.type === 'uniformResourceIdentifier' ? [location.value] : [],
  )
}
