/** Why a certificate was revoked: CRLReason, RFC 5280 section 5.3.1. */
export type CrlReason = NonNullable<(typeof reasons)[number]>

/** By code; 7 is not used. */
const reasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const

/** The reason that a code stands for; undefined when it stands for none. */
export function reasonOfCode(code: number | undefined): CrlReason | undefined {
  return code === undefined ? undefined : reasons[code]
}
