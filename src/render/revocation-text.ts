/** What is known of the revocation of a certificate: a line for each source that was asked. */
import type { Report } from '../report/report.ts'
import type { RevocationStatement, RevocationStatus } from '../revocation/statement.ts'
import type { Words } from '../words/words.ts'
import { field, type Emphasis, type Line } from './line.ts'
import { formatInstant } from './time.ts'

/** The statements about a certificate in a report, the most telling first; none where nobody was asked. */
export function revocationLines(report: Report, sha256: string, words: Words): Line[] {
  const statements = report.endpoints
    .flatMap(({ revocation = [] }) => revocation)
    .filter(({ certificate }) => certificate === sha256)
  const texts = new Map(statements.map((statement) => [statementText(statement, words), statement.status]))
  return [...texts].map(([text, status], index) =>
    field(index === 0 ? words.say('revocation.title') : '', { text, emphasis: emphasis[status] }),
  )
}

function statementText(
  { status, means, url, detail, reason, nextUpdate }: RevocationStatement,
  words: Words,
): string {
  const where = url === undefined ? '' : ` ${url}`
  const source = means === undefined ? '' : ` (${words.say(`revocation.by-${means}`)}${where})`
  const why = reason === undefined ? '' : ` ${words.say('revocation.reason', { reason })}`
  const until =
    status === 'good' && nextUpdate !== undefined
      ? ` ${words.say('revocation.until', { until: formatInstant(nextUpdate) })}`
      : ''
  return `${words.say(`revocation.${status}`)}${source}: ${detail}${why}${until}`
}

const emphasis: Record<RevocationStatus, Emphasis> = {
  good: 'ok',
  revoked: 'error',
  stale: 'error',
  unreachable: 'warning',
  unknown: 'unknown',
  'not-checked': 'dim',
}
