/** What a CRL says about a certificate, RFC 5280 section 6.3. */
import { utcSecondText } from '../asn1/utc-text.ts'
import { fromHex } from '../bytes/hex.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts'
import { deltaProblem, isDelta } from './crl-delta.ts'
import { findEntry } from './crl-entries.ts'
import type { CrlEntry } from './crl-entries.ts'
import { scopeProblem } from './crl-scope.ts'
import type { CrlProblem } from './crl-scope.ts'
import { signatureProblem } from './crl-signer.ts'
import type { CrlSigners } from './crl-signer.ts'
import type { Crl } from './crl.ts'
import { clockTolerance, updates } from './statement.ts'
import type { RevocationCode, RevocationStatement, RevocationStatus } from './statement.ts'

/** Of which certificate, and as of when. */
export interface CrlQuestion extends CrlSigners {
  certificate: Certificate
  /** Whether a certificate of a signer, issued by the second one, is known to be revoked. */
  isRevoked: (certificate: Certificate, issuer: Certificate) => boolean
}

type Answer = Omit<RevocationStatement, 'certificate' | 'means' | 'url'>

/**
 * Judges one complete CRL, with those delta CRLs laid over it that fit, for the reasons of revocation that it covers.
 * @param points the distribution points of the certificate that led to the CRL, at least one
 */
export function judgeCrl(
  crl: Crl,
  deltas: readonly Crl[],
  points: readonly DistributionPoint[],
  question: CrlQuestion,
): Answer {
  const { certificate, at } = question
  const problem = usageProblem(crl, points, question)
  if (problem !== undefined) return answer('unknown', problem.code, problem.detail, crl)
  if (isDelta(crl)) {
    const detail = 'The CRL tells only what has changed (delta), and the complete CRL is not at hand.'
    return answer('unknown', 'delta-without-base', detail, crl)
  }

  const usable = deltas.filter((delta) => whyNotLaidOver(crl, delta, points, question) === undefined)
  const newest = usable.toSorted((a, b) => Number((b.number ?? 0n) - (a.number ?? 0n)))[0]
  const note = newest === undefined ? unusedNote(crl, deltas, points, question) : ''
  const serialNumber = fromHex(certificate.serialNumber)
  const found = findEntry(crl, serialNumber, certificate.issuer)
  const changed = newest && findEntry(newest, serialNumber, certificate.issuer)
  if (found.unknownCritical || changed?.unknownCritical) {
    const detail =
      'The CRL has an entry with a critical extension that is not understood, which forbids to use it.'
    return answer('unknown', 'critical-extension', detail, crl)
  }
  const entry = changed?.entry ?? found.entry
  if (entry !== undefined && entry.reason !== 'removeFromCRL') return revoked(entry, newest ?? crl)
  if (!found.complete || changed?.complete === false) {
    return answer('unknown', 'unreadable', 'The CRL is damaged: its list cannot be read to the end.', crl)
  }

  const { thisUpdate, nextUpdate } = newest ?? crl
  const moment = at.getTime()
  if (thisUpdate === undefined) {
    return answer('unknown', 'unreadable', 'The date of the CRL cannot be read.', crl)
  }
  if (thisUpdate.getTime() > moment + clockTolerance) {
    const detail = `The CRL is dated in the future, ${utcSecondText(thisUpdate)}.`
    return answer('unknown', 'not-yet-valid', detail, newest ?? crl)
  }
  if (nextUpdate === undefined) {
    return answer('unknown', 'no-next-update', 'The CRL does not say how long it holds (nextUpdate).', crl)
  }
  if (nextUpdate.getTime() < moment - clockTolerance) {
    const detail = `The CRL does not list the certificate, but was to be replaced by ${utcSecondText(nextUpdate)}.${note}`
    return answer('stale', 'stale', detail, newest ?? crl)
  }
  if (certificate.notAfter !== undefined && certificate.notAfter < thisUpdate && !crl.keepsExpired) {
    const detail = 'The certificate had expired when the CRL was made, which need not list it any more.'
    return answer('unknown', 'certificate-expired', detail, crl)
  }
  const over = newest === undefined ? '' : ' with the newest delta CRL'
  return answer('good', 'good', `The CRL${over} does not list the certificate.${note}`, newest ?? crl)
}

/** Why a CRL must not be used for the certificate, whatever it lists. */
function usageProblem(
  crl: Crl,
  points: readonly DistributionPoint[],
  question: CrlQuestion,
): CrlProblem | undefined {
  const { certificate } = question
  if (certificate.serialNumber === '') {
    return { code: 'unreadable', detail: 'The serial number of the certificate cannot be read.' }
  }
  const scopes = points.map((point) => scopeProblem(crl, certificate, point))
  if (!scopes.includes(undefined)) return scopes[0]
  const [critical] = crl.unknownCritical
  if (critical !== undefined) {
    return {
      code: 'critical-extension',
      detail: `The CRL has the critical extension ${critical}, which is not understood and forbids to use it.`,
    }
  }
  return signatureProblem(crl, question, question.isRevoked)
}

function whyNotLaidOver(
  base: Crl,
  delta: Crl,
  points: readonly DistributionPoint[],
  question: CrlQuestion,
): string | undefined {
  const problem = usageProblem(delta, points, question)
  if (problem !== undefined) return problem.code
  const moment = question.at.getTime()
  const { thisUpdate, nextUpdate } = delta
  if (thisUpdate === undefined || thisUpdate.getTime() > moment + clockTolerance) {
    return 'it is dated in the future'
  }
  if (nextUpdate === undefined || nextUpdate.getTime() < moment - clockTolerance) {
    return 'its time is over'
  }
  return deltaProblem(base, delta)
}

function unusedNote(
  base: Crl,
  deltas: readonly Crl[],
  points: readonly DistributionPoint[],
  question: CrlQuestion,
): string {
  const [first] = deltas
  if (first === undefined) return ''
  return ` A delta CRL was left aside: ${whyNotLaidOver(base, first, points, question) ?? ''}.`
}

function revoked({ revocationDate, reason, invalidityDate }: CrlEntry, crl: Crl): Answer {
  const since = revocationDate === undefined ? '' : ` since ${utcSecondText(revocationDate)}`
  const lost =
    invalidityDate === undefined
      ? ''
      : `; its key is not to be trusted from ${utcSecondText(invalidityDate)} on`
  return {
    ...answer('revoked', 'revoked', `The CRL lists the certificate${since}${lost}.`, crl),
    ...(reason === undefined ? {} : { reason }),
    ...(revocationDate === undefined ? {} : { revokedAt: revocationDate.toISOString() }),
  }
}

function answer(
  status: RevocationStatus,
  code: RevocationCode,
  detail: string,
  { thisUpdate, nextUpdate }: Crl,
): Answer {
  return { status, code, ...updates(thisUpdate, nextUpdate), detail }
}
