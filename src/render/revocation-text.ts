/** What is known of the revocation of a certificate: a line for each source that was asked. */
import type { Report } from '../report/report.ts'
import type { RevocationMeans, RevocationStatement, RevocationStatus } from '../revocation/statement.ts'
import { field, type Emphasis, type Line } from './line.ts'
import { formatInstant } from './time.ts'

/** The statements about a certificate in a report, the most telling first; none where nobody was asked. */
export function revocationLines(report: Report, sha256: string): Line[] {
  const statements = report.endpoints
    .flatMap(({ revocation = [] }) => revocation)
    .filter(({ certificate }) => certificate === sha256)
  const texts = new Map(statements.map((statement) => [statementText(statement), statement.status]))
  return [...texts].map(([text, status], index) =>
    field(index === 0 ? 'Revocation' : '', { text, emphasis: emphasis[status] }),
  )
}

function statementText({ status, means, url, detail, reason, nextUpdate }: RevocationStatement): string {
  const source = means === undefined ? '' : ` (${sources[means]}${url === undefined ? '' : ` ${url}`})`
  const why = reason === undefined ? '' : ` Reason: ${reason}.`
  const until =
    status === 'good' && nextUpdate !== undefined ? ` Holds until ${formatInstant(nextUpdate)}.` : ''
  return `${words[status]}${source}: ${detail}${why}${until}`
}

const sources: Record<RevocationMeans, string> = { crl: 'CRL', ocsp: 'OCSP', staple: 'stapled OCSP' }

const words: Record<RevocationStatus, string> = {
  good: 'not revoked',
  revoked: 'REVOKED',
  stale: 'out of date',
  unreachable: 'not to be had',
  unknown: 'not known',
  'not-checked': 'not checked',
}

const emphasis: Record<RevocationStatus, Emphasis> = {
  good: 'ok',
  revoked: 'error',
  stale: 'error',
  unreachable: 'warning',
  unknown: 'unknown',
  'not-checked': 'dim',
}
