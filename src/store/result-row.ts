/** A report in a line. */
import type { ResultRow } from '../api/result-row.ts'
import type { CertificateFacts, Report } from '../report/report.ts'

const mostAddresses = 8

/** The row of a report. `place` says where it stands. */
export function rowOf(report: Report, place: { check: string; number: number; index: number }): ResultRow {
  const { target, endpoints, pools, verdict, headline, finishedAt } = report
  const findings = [report, ...endpoints, ...pools].flatMap((part) => part.findings)
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const addresses = endpoints.flatMap(({ address }) => address ?? [])
  const first = firstToEnd(report)
  return {
    id: `${place.check}-${place.number}`,
    ...place,
    input: target.input,
    kind: target.kind,
    name: target.name,
    ...(target.port === undefined ? {} : { port: target.port }),
    verdict,
    headline: headline.text,
    ...(headline.rule === undefined ? {} : { rule: headline.rule }),
    addresses: addresses.slice(0, mostAddresses),
    endpoints: endpoints.length,
    seen: endpoints.filter(({ outcome }) => outcome === 'certificate').length,
    differing: new Set(
      pools.flatMap(({ host, differences }) => differences.map((each) => `${host} ${each.address}`)),
    ).size,
    errors: count('error'),
    warnings: count('warning'),
    ...(first && {
      subject: first.subject,
      issuer: first.issuer,
      sha256: first.sha256,
      ...(first.notBefore && { notBefore: first.notBefore }),
      ...(first.notAfter && { notAfter: first.notAfter }),
    }),
    finishedAt,
  }
}

/** Of all end entities the one that ends first; one whose end cannot be read comes last. */
function firstToEnd({ endpoints, certificates }: Report): CertificateFacts | undefined {
  const presented = endpoints.flatMap((endpoint) => certificates[endpoint.presented[0] ?? ''] ?? [])
  const end = ({ notAfter }: CertificateFacts) => notAfter ?? '9999'
  return presented.toSorted((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0))[0]
}
