/** What can be said of the revocation of one certificate, and by which means it is known. */
import type { CrlReason } from './reason.ts'

/**
 * `good` and `revoked` are known; `stale`: there is an answer, but its time is over; `unreachable`: nobody answered;
 * `unknown`: what was answered decides nothing; `not-checked`: nobody was asked.
 */
export type RevocationStatus = 'good' | 'revoked' | 'stale' | 'unreachable' | 'unknown' | 'not-checked'

/** By which means: a list, a responder that was asked, or a responder's answer that the server sent along. */
export type RevocationMeans = 'crl' | 'ocsp' | 'staple'

/** Every reason why a status is what it is; stable. */
export const revocationCodes = [
  'good',
  'revoked',
  'stale',
  'unreachable',
  // Nobody was asked.
  'no-source',
  'issuer-unknown',
  // What was had is none, or is damaged; or it was not fetched from there.
  'unreadable',
  'refused',
  // Signatures.
  'wrong-signer',
  'signature-invalid',
  'signature-unsupported',
  'responder-not-authorized',
  // Time.
  'not-yet-valid',
  'no-next-update',
  'certificate-expired',
  // Scope.
  'out-of-scope',
  'some-reasons-only',
  'critical-extension',
  'delta-without-base',
  // OCSP.
  'responder-error',
  'responder-unknown',
  'other-certificate',
  'nonce-differs',
] as const

/** Why the status is what it is. */
export type RevocationCode = (typeof revocationCodes)[number]

/** One answer about one certificate, from one source. */
export interface RevocationStatement {
  /** SHA-256 of the certificate, lower-case hex. */
  certificate: string
  status: RevocationStatus
  code: RevocationCode
  /** Absent when nobody was asked. */
  means?: RevocationMeans
  /** Where the answer came from; absent for what the server sent along. */
  url?: string
  /** Of a revoked certificate, where the answer gives it. */
  reason?: CrlReason
  /** ISO 8601, UTC. */
  revokedAt?: string
  /** From when to when the answer holds, ISO 8601, UTC. */
  thisUpdate?: string
  nextUpdate?: string
  /** One sentence in plain English. */
  detail: string
}

/** Most telling first. An answer that says revoked outweighs every other, one that says good every other but that. */
const order: readonly RevocationStatus[] = [
  'revoked',
  'good',
  'stale',
  'unreachable',
  'unknown',
  'not-checked',
]

/** Orders statements about one certificate by how much they tell. */
export function mostTellingFirst(a: RevocationStatement, b: RevocationStatement): number {
  return order.indexOf(a.status) - order.indexOf(b.status)
}

/** How far clocks may differ: a date this much ahead of the moment of judgement counts as reached, in milliseconds. */
export const clockTolerance = 5 * 60_000

/** Dates in the form in which statements carry them, those that are known. */
export function updates(
  thisUpdate: Date | undefined,
  nextUpdate: Date | undefined,
): Pick<RevocationStatement, 'thisUpdate' | 'nextUpdate'> {
  return {
    ...(thisUpdate === undefined ? {} : { thisUpdate: thisUpdate.toISOString() }),
    ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString() }),
  }
}
