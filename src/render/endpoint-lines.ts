/** One line for each address. */
import { verdictOfSeverities } from '../report/finding.ts'
import type { CertificateFacts, Endpoint, Report } from '../report/report.ts'
import { shortHash, shortName } from './certificate-text.ts'
import { placeIn } from './gathered.ts'
import { hanging, type Line, type Span } from './line.ts'
import type { Words } from '../words/words.ts'
import type { Style } from './style.ts'
import { daysUntil, momentOf } from './time.ts'

/** A table of the addresses: how each stands, its certificate, days left, TLS version, client certificate wish. */
export function endpointLines(report: Report, style: Style): Line[] {
  const places = Math.max(0, ...report.endpoints.map((endpoint) => placeIn(report, endpoint).length))
  const rows = report.endpoints.map((endpoint) => cells(endpoint, report, style))
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => row[column]?.text.length ?? 0)),
  )
  return report.endpoints.map((endpoint, index) => {
    const place = { text: placeIn(report, endpoint).padEnd(places + 2), whole: true }
    const row = rows[index] ?? []
    const padded = row.map((cell, column) => ({
      ...cell,
      text: cell.text.padEnd((widths[column] ?? 0) + 2),
      whole: true,
    }))
    return hanging(2, places + 4, place, ...(row.length > 0 ? padded : silence(endpoint, style)))
  })
}

/** Verdict, certificate, name, validity, TLS version, client certificate; or that there is no certificate, and why. */
export function endpointCells(endpoint: Endpoint, report: Report, style: Style): Span[] {
  const found = cells(endpoint, report, style)
  return found.length > 0 ? found : silence(endpoint, style)
}

// Empty where there is no certificate to tell about.
function cells(endpoint: Endpoint, report: Report, style: Style): Span[] {
  const certificate = report.certificates[endpoint.presented[0] ?? '']
  if (certificate === undefined) return []
  const severity = verdictOfSeverities(endpoint.findings.map((finding) => finding.severity))
  return [
    { text: `${style.severity[severity]} ${style.words.say(`verdict.${severity}`)}`, emphasis: severity },
    { text: shortHash(certificate.sha256, style) },
    { text: shortName(certificate, style.words) },
    { text: validityText(certificate, momentOf(report), style.words) },
    { text: endpoint.tls?.version ?? '' },
    { text: clientAuthText(endpoint, style.words) },
  ]
}

/** How long a certificate is still valid, as of a moment. */
export function validityText({ notBefore, notAfter }: CertificateFacts, now: Date, words: Words): string {
  if (notBefore === null || notAfter === null) return words.say('validity.no-dates')
  if (new Date(notBefore) > now) return words.say('validity.not-yet')
  const left = daysUntil(notAfter, now)
  return left < 0 ? words.say('validity.expired') : words.count('span.days', left)
}

function silence({ failure }: Endpoint, style: Style): Span[] {
  return [
    {
      text: `${style.severity.unknown} ${style.words.say('endpoint.no-certificate')}  `,
      emphasis: 'unknown',
      whole: true,
    },
    { text: failure?.detail ?? style.words.say('endpoint.nothing-sent') },
  ]
}

function clientAuthText({ clientAuth: { request, authorities } }: Endpoint, words: Words): string {
  if (request !== 'requested' && request !== 'required') return ''
  const list =
    authorities.length === 0
      ? words.say('endpoint.no-authorities')
      : words.count('endpoint.authorities', authorities.length)
  return words.say(`endpoint.certificate-${request}`, { list })
}
