/** Why a certificate was revoked: CRLReason, RFC 5280 section 5.3.1. */
export type CrlReason = (typeof crlReasons)[number]

/** Every reason, in the order of the codes, of which 7 is not used. */
export const crlReasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const

/** The reason that a code stands for; undefined when it stands for none. */
export function reasonOfCode(code: number | undefined): CrlReason | undefined {
  if (code === undefined || code === 7) return undefined
  return crlReasons[code < 7 ? code : code - 1]
}
