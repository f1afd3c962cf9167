/** One line for each address. */
import { verdictOfSeverities } from '../report/finding.ts'
import type { CertificateFacts, Endpoint, Report } from '../report/report.ts'
import { shortHash, shortName } from './certificate-text.ts'
import { placeIn } from './gathered.ts'
import { hanging, type Line, type Span } from './line.ts'
import { verdictWord, type Symbols } from './style.ts'
import { daysUntil, momentOf, plural } from './time.ts'

/** A table of the addresses: how each stands, its certificate, days left, TLS version, client certificate wish. */
export function endpointLines(report: Report, symbols: Symbols): Line[] {
  const places = Math.max(0, ...report.endpoints.map((endpoint) => placeIn(report, endpoint).length))
  const rows = report.endpoints.map((endpoint) => cells(endpoint, report, symbols))
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
    return hanging(2, places + 4, place, ...(row.length > 0 ? padded : silence(endpoint, symbols)))
  })
}

/** Verdict, certificate, name, validity, TLS version, client certificate; or that there is no certificate, and why. */
export function endpointCells(endpoint: Endpoint, report: Report, symbols: Symbols): Span[] {
  const found = cells(endpoint, report, symbols)
  return found.length > 0 ? found : silence(endpoint, symbols)
}

// Empty where there is no certificate to tell about.
function cells(endpoint: Endpoint, report: Report, symbols: Symbols): Span[] {
  const certificate = report.certificates[endpoint.presented[0] ?? '']
  if (certificate === undefined) return []
  const severity = verdictOfSeverities(endpoint.findings.map((finding) => finding.severity))
  return [
    { text: `${symbols.severity[severity]} ${verdictWord[severity]}`, emphasis: severity },
    { text: shortHash(certificate.sha256, symbols) },
    { text: shortName(certificate) },
    { text: validityText(certificate, momentOf(report)) },
    { text: endpoint.tls?.version ?? '' },
    { text: clientAuthText(endpoint) },
  ]
}

/** How long a certificate is still valid, as of a moment. */
export function validityText({ notBefore, notAfter }: CertificateFacts, now: Date): string {
  if (notBefore === null || notAfter === null) return 'no dates'
  if (new Date(notBefore) > now) return 'not yet valid'
  const left = daysUntil(notAfter, now)
  return left < 0 ? 'expired' : plural(left, 'day')
}

function silence({ failure }: Endpoint, symbols: Symbols): Span[] {
  return [
    { text: `${symbols.severity.unknown} NO CERTIFICATE  `, emphasis: 'unknown', whole: true },
    { text: failure?.detail ?? 'The far end sent no certificate.' },
  ]
}

function clientAuthText({ clientAuth: { request, authorities } }: Endpoint): string {
  if (request !== 'requested' && request !== 'required') return ''
  const list = authorities.length === 0 ? 'names no CA' : plural(authorities.length, 'CA')
  return `${request === 'required' ? 'demands' : 'wants'} client cert (${list})`
}
