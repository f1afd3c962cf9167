/**
 * Does a certificate keep to the rules for authorities? This is another question than whether a path is valid: a
 * verifier accepts much that no authority may issue.
 */
import type { Certificate } from '../x509/certificate.ts'
import { baselineRules } from './baseline.ts'
import { rfc5280Rules } from './rfc5280.ts'
import type { Breach, ConformanceRule, Role } from './rule.ts'
import { sharedRules } from './shared.ts'

/** A set of rules with a name. */
export interface ConformanceProfile {
  name: string
  rules: readonly ConformanceRule[]
}

/** RFC 5280 sections 4.1 and 4.2: what conforming authorities do. */
export const rfc5280Conformance: ConformanceProfile = {
  name: 'RFC 5280',
  rules: [...sharedRules, ...rfc5280Rules],
}

/** The CA/Browser Forum's Baseline Requirements for TLS server certificates, section 7, and what they take over. */
export const baselineConformance: ConformanceProfile = {
  name: 'Baseline Requirements',
  rules: [...sharedRules, ...baselineRules],
}

/** One rule that a certificate breaks. */
export interface Nonconformity extends Breach {
  code: string
  source: string
  certificate: Certificate
}

/**
 * Holds one certificate against a profile.
 * @param skipped codes of rules that are not to be asked.
 */
export function nonconformities(
  certificate: Certificate,
  role: Role,
  profile: ConformanceProfile,
  skipped: ReadonlySet<string> = new Set(),
): Nonconformity[] {
  return profile.rules.flatMap(({ code, source, check }) => {
    const breach = skipped.has(code) ? undefined : check({ certificate, role })
    return breach === undefined ? [] : [{ ...breach, code, source, certificate }]
  })
}

/** The roles of a path's members: end entity, intermediates, and a root where it ends in one. */
export function roleAt(index: number, length: number, hasAnchor: boolean): Role {
  if (index === 0) return 'end-entity'
  return hasAnchor && index === length - 1 ? 'root' : 'intermediate'
}
