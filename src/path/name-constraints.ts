/** Name constraints, RFC 5280 sections 4.2.1.10, 6.1.3 (b) and (c), 6.1.4 (g). */
import type { Certificate } from '../x509/certificate.ts'
import type { GeneralSubtree } from '../x509/extensions/name-constraints.ts'
import type { GeneralName } from '../x509/general-name.ts'
import { isSelfIssued } from './certifies.ts'
import type { PathError } from './path.ts'
import { concerns, placeIn } from './subtree.ts'

/** Comparisons of names with constraints that are still affordable; shared by the candidates of one search. */
export interface Budget {
  comparisons: number
}

/** Comparisons in one search. Names times constraints grow with the square of what a far end sends. */
export const mostComparisons = 2 ** 20

const emailAddress = '1.2.840.113549.1.9.1'

/**
 * Whether the names of each certificate lie in what every issuer above it permits, and outside what they exclude.
 * Self-issued certificates are exempt unless they are the end entity.
 */
export function nameConstraintErrors(certificates: readonly Certificate[], budget: Budget): PathError[] {
  if (certificates.every(({ nameConstraints }, index) => index === 0 || nameConstraints === undefined))
    return []
  return certificates.flatMap((certificate, index) => {
    if (index > 0 && isSelfIssued(certificate)) return []
    const names = namesOf(certificate)
    for (const issuer of certificates.slice(index + 1)) {
      const error = violation(certificate, names, issuer, budget)
      if (error !== undefined) return [error]
    }
    return []
  })
}

/** The names that constraints apply to: subject, alternative names, and the subject's mail addresses without those. */
function namesOf(certificate: Certificate): GeneralName[] {
  const { subject, subjectAltName } = certificate
  const directoryName: GeneralName[] =
    subject.rdns.length === 0 ? [] : [{ type: 'directoryName', value: 'subject', name: subject }]
  if (subjectAltName !== undefined) return [...directoryName, ...subjectAltName]
  const mailboxes = subject.rdns.flat().filter(({ oid }) => oid === emailAddress)
  return [...directoryName, ...mailboxes.map(({ value }): GeneralName => ({ type: 'rfc822Name', value }))]
}

function violation(
  certificate: Certificate,
  names: readonly GeneralName[],
  issuer: Certificate,
  budget: Budget,
): PathError | undefined {
  const { permittedSubtrees = [], excludedSubtrees = [] } = issuer.nameConstraints ?? {}
  for (const name of names) {
    budget.comparisons -= permittedSubtrees.length + excludedSubtrees.length
    if (budget.comparisons < 0) {
      const detail = 'names and name constraints are too many to be compared with each other'
      return { code: 'name-constraints-unusable', certificate: issuer, detail }
    }
    const problem = excludedBy(excludedSubtrees, name) ?? notPermittedBy(permittedSubtrees, name)
    if (problem === undefined) continue
    const shown = `${name.type} ${name.value}`
    if (problem === 'unusable') {
      const detail = `no one can tell whether ${shown} keeps to the name constraints above it`
      return { code: 'name-constraints-unusable', certificate, detail, name: name.value }
    }
    const detail = `${shown} is ${problem} by the name constraints of an issuer above`
    return { code: 'name-constraints', certificate, detail, name: name.value }
  }
  return undefined
}

function excludedBy(
  subtrees: readonly GeneralSubtree[],
  name: GeneralName,
): 'excluded' | 'unusable' | undefined {
  for (const subtree of subtrees) {
    if (!concerns(subtree, name)) continue
    const place = placeIn(subtree, name)
    if (place === 'unusable') return 'unusable'
    // Of a wildcard, one excluded name is one too many.
    if (place !== 'outside') return 'excluded'
  }
  return undefined
}

function notPermittedBy(
  subtrees: readonly GeneralSubtree[],
  name: GeneralName,
): 'not permitted' | 'unusable' | undefined {
  let problem: 'not permitted' | 'unusable' | undefined
  for (const subtree of subtrees) {
    if (!concerns(subtree, name)) continue
    const place = placeIn(subtree, name)
    if (place === 'inside') return undefined
    problem = place === 'unusable' ? 'unusable' : (problem ?? 'not permitted')
  }
  return problem
}
