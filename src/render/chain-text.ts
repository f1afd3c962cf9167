/** The best certification path of each endpoint, member by member. */
import type { PathFacts, Report } from '../report/report.ts'
import { basicLines } from './certificate-text.ts'
import { placeOf } from './gathered.ts'
import { field, line, type Line } from './line.ts'
import type { Words } from '../words/words.ts'
import { programLines, rootLines } from './program-lines.ts'
import { revocationLines } from './revocation-text.ts'
import { momentOf } from './time.ts'

/** A section for each built path, equal paths once: each certificate, whether it is valid, and the trust anchor. */
export function chainSections(report: Report, words: Words): Line[][] {
  const built = report.endpoints.filter(({ paths }) => paths.length > 0)
  const groups = Map.groupBy(built, ({ paths }) => JSON.stringify(paths[0]))
  return [...groups.values()].map((endpoints) => {
    const path = endpoints[0]?.paths[0]
    if (path === undefined) return []
    const places = [...new Set(endpoints.map(placeOf))]
    return [
      line(
        0,
        { text: `${words.say('path.of', { places })} `, emphasis: 'bold' },
        path.valid
          ? { text: words.say('path.valid'), emphasis: 'ok' }
          : { text: words.say('path.not-valid'), emphasis: 'error' },
      ),
      ...path.errors
        .filter(({ certificate }) => certificate === undefined)
        .map(({ detail }) => line(2, { text: detail, emphasis: 'error' })),
      ...path.certificates.flatMap((sha256, index) => memberLines(report, path, sha256, index, words)),
      line(
        2,
        path.anchor === undefined
          ? words.say('path.no-anchor')
          : words.say('path.anchor', {
              index: path.certificates.indexOf(path.anchor.sha256),
              origin: path.anchor.origin,
            }),
      ),
      ...programLines(path, words),
      ...rootLines(path, words),
    ]
  })
}

function isFetched(report: Report, sha256: string): boolean {
  return report.endpoints.some(({ fetched }) => fetched?.some((item) => item.sha256?.includes(sha256)))
}

function memberLines(report: Report, path: PathFacts, sha256: string, index: number, words: Words): Line[] {
  const certificate = report.certificates[sha256]
  if (certificate === undefined) return []
  const errors = path.errors.filter((error) => error.certificate === sha256)
  const isAnchor = path.anchor?.sha256 === sha256
  const origin = report.endpoints.some(({ presented }) => presented.includes(sha256))
    ? words.say('path.presented')
    : isFetched(report, sha256)
      ? words.say('path.fetched')
      : words.say('path.not-presented')
  return [
    line(
      2,
      { text: `#${index}`, emphasis: 'bold' },
      `  ${words.list(isAnchor ? [words.say('path.is-anchor'), origin] : [origin])}`,
    ),
    ...basicLines(certificate, momentOf(report), words),
    ...revocationLines(report, sha256, words),
    errors.length === 0
      ? field(words.say('path.member-valid'), { text: words.say('answer.yes'), emphasis: 'ok' })
      : field(words.say('path.member-valid'), {
          text: `${words.say('answer.no')}: ${errors.map(({ detail }) => detail).join('; ')}`,
          emphasis: 'error',
        }),
    ...breachLines(path, sha256, words),
  ]
}

// Not the colour of a fault: most peers accept what authorities must not issue.
function breachLines({ conformance }: PathFacts, sha256: string, words: Words): Line[] {
  const breaches = (conformance?.breaches ?? []).filter(({ certificate }) => certificate === sha256)
  if (breaches.length === 0) return []
  const told = breaches.map(({ detail, source }) => `${detail} (${source})`)
  return [field(words.say('path.issuing-rules'), words.say('path.breaches', { breaches: told.join('; ') }))]
}
