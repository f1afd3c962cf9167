/**
 * What a set of CRLs says about a certificate, RFC 5280 section 6.3.3: every CRL that speaks of it is asked, whatever
 * its address, and those that cover some reasons only are added up until all reasons are covered.
 */
import type { DistributionPoint, RevocationReason } from '../x509/extensions/distribution-points.ts'
import { allReasons } from '../x509/extensions/distribution-points.ts'
import { isDelta } from './crl-delta.ts'
import { judgeCrl, type CrlQuestion } from './crl-judgement.ts'
import { scopeProblem } from './crl-scope.ts'
import type { Crl } from './crl.ts'
import { mostTellingFirst, type RevocationStatement } from './statement.ts'

/** The statement that decides: `revoked` as soon as one CRL says so, `good` when all reasons are covered. */
export function judgeCrls(crls: readonly Crl[], question: CrlQuestion): RevocationStatement {
  const { certificate } = question
  const points = certificate.cRLDistributionPoints ?? []
  const deltas = crls.filter(isDelta)
  const covered = new Set<RevocationReason>()
  const statements: RevocationStatement[] = []
  for (const crl of crls.filter((candidate) => !isDelta(candidate))) {
    for (const point of points.length === 0 ? [undefined] : points) {
      if (scopeProblem(crl, certificate, point) !== undefined) continue
      const answer = judgeCrl(crl, deltas, point === undefined ? [] : [point], question)
      statements.push({ certificate: certificate.sha256, means: 'crl', ...answer })
      if (answer.status !== 'good' && answer.code !== 'some-reasons-only') continue
      for (const reason of reasonsCovered(crl, point)) covered.add(reason)
    }
  }
  const [first] = statements.toSorted(mostTellingFirst)
  if (first === undefined) {
    const detail = 'No CRL at hand speaks of the certificate.'
    return { certificate: certificate.sha256, status: 'not-checked', code: 'no-source', detail }
  }
  if (first.status === 'good' && covered.size < allReasons.length) {
    const detail = 'No CRL lists the certificate, but they do not cover all reasons.'
    return { ...first, status: 'unknown', code: 'some-reasons-only', detail }
  }
  if (first.code === 'some-reasons-only' && covered.size === allReasons.length) {
    const detail = 'No CRL lists the certificate, and together they cover all reasons.'
    return { ...first, status: 'good', code: 'good', detail }
  }
  return first
}

/** Section 6.3.3 (d): what both the CRL and the distribution point cover. */
function reasonsCovered(crl: Crl, point: DistributionPoint | undefined): readonly RevocationReason[] {
  const ofCrl = crl.issuingDistributionPoint?.onlySomeReasons ?? allReasons
  const ofPoint = point?.reasons ?? allReasons
  return ofCrl.filter((reason) => reason !== 'unused' && ofPoint.includes(reason))
}
