/** What was fetched from addresses that certificates name, and what came of it. */

/** Every reason why nothing was fetched; stable. */
export const fetchFailureCodes = [
  // No address of the kind that is fetched: plain HTTP on a port that belongs to it.
  'not-http',
  // The address is none of the public Internet.
  'refused-private',
  // A redirect leads where nothing is fetched from, or there are too many of them.
  'redirect-refused',
  'name-not-found',
  'unreachable',
  'proxy-refused',
  'http-status',
  'too-large',
  'too-slow',
  // What came is not what was asked for, or no HTTP.
  'unreadable',
  'aborted',
] as const

/** Why nothing was fetched. */
export type FetchFailureCode = (typeof fetchFailureCodes)[number]

/** What something is fetched for: the certificate of an issuer, a CRL, the answer of an OCSP responder. */
export type FetchPurpose = 'issuer' | 'crl' | 'ocsp'

/** One thing that was fetched, or was to be. */
export interface FetchedItem {
  /** As it stands in the certificate. */
  url: string
  purpose: FetchPurpose
  outcome: 'ok' | FetchFailureCode
  /** With a failure: one sentence in plain English; may hold octets of the far end. */
  detail?: string
  /** What came, so that it can be judged again: DER of a CRL or OCSP response, or whatever holds certificates. */
  octets?: Uint8Array
  /** With `ocsp`: SHA-256 of the certificate asked about, and the nonce that was sent. */
  certificate?: string
  nonce?: Uint8Array
}
