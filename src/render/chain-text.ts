/** The best certification path of each endpoint, member by member. */
import type { PathFacts, Report } from '../report/report.ts'
import { basicLines } from './certificate-text.ts'
import { placeOf } from './gathered.ts'
import { field, line, type Line } from './line.ts'
import { programLines, rootLines } from './program-lines.ts'
import { revocationLines } from './revocation-text.ts'
import { momentOf } from './time.ts'

/** A section for each built path, equal paths once: each certificate, whether it is valid, and the trust anchor. */
export function chainSections(report: Report): Line[][] {
  const built = report.endpoints.filter(({ paths }) => paths.length > 0)
  const groups = Map.groupBy(built, ({ paths }) => JSON.stringify(paths[0]))
  return [...groups.values()].map((endpoints) => {
    const path = endpoints[0]?.paths[0]
    if (path === undefined) return []
    const places = [...new Set(endpoints.map(placeOf))].join(', ')
    return [
      line(
        0,
        { text: `Path of ${places}: `, emphasis: 'bold' },
        path.valid ? { text: 'valid', emphasis: 'ok' } : { text: 'not valid', emphasis: 'error' },
      ),
      ...path.errors
        .filter(({ certificate }) => certificate === undefined)
        .map(({ detail }) => line(2, { text: detail, emphasis: 'error' })),
      ...path.certificates.flatMap((sha256, index) => memberLines(report, path, sha256, index)),
      line(
        2,
        path.anchor === undefined
          ? 'Ends in no trust anchor at hand'
          : `Trust anchor: #${path.certificates.indexOf(path.anchor.sha256)}, from ${path.anchor.origin}`,
      ),
      ...programLines(path),
      ...rootLines(path),
    ]
  })
}

function isFetched(report: Report, sha256: string): boolean {
  return report.endpoints.some(({ fetched }) => fetched?.some((item) => item.sha256?.includes(sha256)))
}

function memberLines(report: Report, path: PathFacts, sha256: string, index: number): Line[] {
  const certificate = report.certificates[sha256]
  if (certificate === undefined) return []
  const errors = path.errors.filter((error) => error.certificate === sha256)
  const isAnchor = path.anchor?.sha256 === sha256
  const origin = report.endpoints.some(({ presented }) => presented.includes(sha256))
    ? 'presented'
    : isFetched(report, sha256)
      ? 'not presented, fetched'
      : 'not presented'
  return [
    line(2, { text: `#${index}`, emphasis: 'bold' }, `  ${isAnchor ? 'trust anchor, ' : ''}${origin}`),
    ...basicLines(certificate, momentOf(report)),
    ...revocationLines(report, sha256),
    errors.length === 0
      ? field('Valid', { text: 'yes', emphasis: 'ok' })
      : field('Valid', {
          text: `no: ${errors.map(({ detail }) => detail).join('; ')}`,
          emphasis: 'error',
        }),
    ...breachLines(path, sha256),
  ]
}

// Not the colour of a fault: most peers accept what authorities must not issue.
function breachLines({ conformance }: PathFacts, sha256: string): Line[] {
  const breaches = (conformance?.breaches ?? []).filter(({ certificate }) => certificate === sha256)
  if (breaches.length === 0) return []
  const told = breaches.map(({ detail, source }) => `${detail} (${source})`)
  return [field('Issuing rules', `broken, which by itself makes no path invalid: ${told.join('; ')}`)]
}
