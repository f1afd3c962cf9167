/** Mutual TLS seen beforehand: would the far end accept our certificate, and would we accept its own? */

import type { FetchedItem } from './fetched.ts'

/** `unknown` where what is at hand does not tell. */
export type PreflightAnswer = 'yes' | 'no' | 'unknown'

/** What a reason is about; stable. The last three stand in both directions. */
export const preflightCodes = [
  // Does the far end ask for a certificate at all?
  'asked',
  // Is our authority among those that it names?
  'authorities',
  // Can our key do what it asks for?
  'key-type',
  'signature-schemes',
  'chain-signatures',
  // May the certificate be used by a client; for the far end: when it connects to us.
  'purpose',
  'validity',
  // Does what we would send lead to the root?
  'chain',
  // Anything else that makes the path invalid.
  'path',
  // Does the far end hold our root?
  'trust',
  'name',
  'revocation',
] as const

/** What a reason is about. */
export type PreflightCode = (typeof preflightCodes)[number]

/** One reason, for or against. */
export interface PreflightReason {
  code: PreflightCode
  answer: PreflightAnswer
  /** One sentence or two. May hold octets of certificates. */
  detail: string
}

/** `no` when one reason says so; `yes` when all do. */
export interface PreflightSide {
  accepted: PreflightAnswer
  reasons: PreflightReason[]
}

/** Our certificate at the far end, and theirs with us. */
export interface PreflightFacts extends PreflightSide {
  theirs: PreflightSide
}

/** The certificate that we would present, without its key. */
export interface OwnCertificate {
  /** The file, or host and port, that it comes from. */
  from: string
  /** The host name that it was fetched under. */
  host?: string
  /** DER, as it would be sent: the end entity first. */
  presented: Uint8Array[]
  /** What was fetched about it, when that was allowed. */
  fetched?: FetchedItem[]
}

/** The same in a report; certificates by SHA-256. */
export interface OwnFacts {
  from: string
  host?: string
  presented: string[]
}
