/**
 * What CRLs at hand say about a certificate, RFC 5280 section 6.3.3: every CRL that speaks of it is asked, wherever it
 * came from, and those that cover some reasons only are added up until all reasons are covered.
 */
import type { Certificate } from '../x509/certificate.ts'
import type { DistributionPoint, RevocationReason } from '../x509/extensions/distribution-points.ts'
import { allReasons } from '../x509/extensions/distribution-points.ts'
import { equalNames } from '../x509/name.ts'
import { freshestOf, namesCrlAt, urisOf } from './crl-address.ts'
import { isDelta } from './crl-delta.ts'
import { judgeCrl, type CrlQuestion } from './crl-judgement.ts'
import { scopeProblem } from './crl-scope.ts'
import type { Crl } from './crl.ts'
import type { RevocationStatement } from './statement.ts'

/** A CRL that was read, and where it came from; without an address it was given. */
export interface CrlAtHand {
  crl: Crl
  url?: string
}

type Statement = Omit<RevocationStatement, 'certificate'>

/**
 * One statement for each complete CRL that speaks of the certificate, and for each that came from an address that the
 * certificate names, of any use or none.
 */
export function statementsFromCrls(
  crls: readonly CrlAtHand[],
  question: Omit<CrlQuestion, 'isRevoked'>,
): Statement[] {
  return statements(crls, question, 0)
}

/** How deep signers of CRLs are looked up in CRLs in turn. */
const mostDepth = 2

function statements(
  crls: readonly CrlAtHand[],
  question: Omit<CrlQuestion, 'isRevoked'>,
  depth: number,
): Statement[] {
  const isRevoked = (certificate: Certificate, issuer: Certificate): boolean =>
    depth < mostDepth &&
    statements(crls, { ...question, certificate, issuer }, depth + 1).some(({ code }) => code === 'revoked')
  const judged = crls.flatMap((atHand) => judge(atHand, crls, { ...question, isRevoked }))
  const covered = new Set(judged.flatMap(({ reasons }) => reasons))
  const isCovered = allReasons.every((reason) => covered.has(reason))
  return judged.map(({ statement, reasons }) =>
    statement.code === 'good' && reasons.length < allReasons.length
      ? { ...statement, ...summed(isCovered, reasons) }
      : statement,
  )
}

function summed(
  isCovered: boolean,
  reasons: readonly RevocationReason[],
): Pick<Statement, 'status' | 'code' | 'detail'> {
  if (isCovered) {
    const detail = 'The CRLs at hand cover all reasons together, and none lists the certificate.'
    return { status: 'good', code: 'good', detail }
  }
  const detail = `The CRL does not list the certificate, but covers some reasons only: ${reasons.join(', ')}.`
  return { status: 'unknown', code: 'some-reasons-only', detail }
}

function judge(
  { crl, url }: CrlAtHand,
  crls: readonly CrlAtHand[],
  question: CrlQuestion,
): { statement: Statement; reasons: RevocationReason[] }[] {
  const { certificate } = question
  const points = certificate.cRLDistributionPoints ?? []
  const leading = [...points, assumedPoint(certificate)].filter(
    (point) => scopeProblem(crl, certificate, point) === undefined,
  )
  const isNamed = url !== undefined && namesCrlAt(certificate, url)
  if (!isNamed && (leading.length === 0 || isDelta(crl))) return []
  const deltas = crls.flatMap((other) =>
    isDelta(other.crl) && mayChange(crl, other, certificate) ? [other.crl] : [],
  )
  const answer = judgeCrl(crl, deltas, leading.length === 0 ? points : leading, question)
  const reasons = answer.code === 'good' ? leading.flatMap((point) => reasonsCovered(crl, point)) : []
  const source = url === undefined ? {} : { url }
  return [{ statement: { means: 'crl', ...source, ...answer }, reasons: [...new Set(reasons)] }]
}

/** Whether a delta is about a CRL, or came from where those about it are said to be. */
function mayChange(crl: Crl, { crl: delta, url }: CrlAtHand, certificate: Certificate): boolean {
  if (equalNames(delta.issuer, crl.issuer)) return true
  const freshest = [...crl.freshest, ...freshestOf(certificate)]
  return url !== undefined && freshest.some((point) => urisOf(point).includes(url))
}

/**
 * The end of section 6.3.3: a CRL that no distribution point leads to is used as if there were one with the name of the
 * issuer, for all reasons.
 */
function assumedPoint({ issuer }: Certificate): DistributionPoint {
  return { fullName: [{ type: 'directoryName', value: '', name: issuer }] }
}

/** Section 6.3.3 (d): what both the CRL and the distribution point cover. */
function reasonsCovered(crl: Crl, point: DistributionPoint): readonly RevocationReason[] {
  const ofCrl = crl.issuingDistributionPoint?.onlySomeReasons ?? allReasons
  const ofPoint = point.reasons ?? allReasons
  return ofCrl.filter((reason) => reason !== 'unused' && ofPoint.includes(reason))
}
