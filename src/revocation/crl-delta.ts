/** Delta CRLs, RFC 5280 section 5.2.4: whether one may be laid over a complete CRL. */
import { equalBytes } from '../bytes/equal.ts'
import { equalNames } from '../x509/name.ts'
import type { Crl } from './crl.ts'

/** Whether a CRL tells only what has changed since another. */
export function isDelta(crl: Crl): boolean {
  return crl.baseNumber !== undefined
}

/** Why a delta CRL cannot be combined with a complete one, as the end of a sentence; undefined when it can. */
export function deltaProblem(base: Crl, delta: Crl): string | undefined {
  if (!equalNames(base.issuer, delta.issuer)) return 'it has another issuer'
  const none = new Uint8Array()
  if (!equalBytes(base.issuingDistributionPoint?.raw ?? none, delta.issuingDistributionPoint?.raw ?? none)) {
    return 'it has another scope'
  }
  if (base.number === undefined || delta.number === undefined || delta.baseNumber === undefined) {
    return 'one of them has no number'
  }
  if (base.number < delta.baseNumber) {
    return `it changes CRL number ${delta.baseNumber}, and the complete one at hand is ${base.number}`
  }
  // An older one has nothing to add; laid over, it would bring back what was true once.
  return delta.number < base.number ? `it is older (${delta.number}) than the complete one` : undefined
}
