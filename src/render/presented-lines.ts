/** What each address sent, what of it is surplus and what is missing; and whom it wants certificates from. */
import type { BundleFacts, Endpoint, Report } from '../report/report.ts'
import { commonName, shortName } from './certificate-text.ts'
import { placeOf } from './gathered.ts'
import { line, type Line } from './line.ts'
import type { Words } from '../words/words.ts'
import type { Style } from './style.ts'

/** The presented certificates in wire order, what of them serves no purpose and which issuer is missing; equal lists once. */
export function presentedLines(report: Report, style: Style): Line[] {
  const sending = report.endpoints.filter(({ presented }) => presented.length > 0)
  const groups = Map.groupBy(sending, (endpoint) => listText(endpoint, report, style))
  return [...groups].map(([text, endpoints]) => {
    const places = placesOf(endpoints)
    const label =
      groups.size === 1 ? style.words.say('sent.title') : style.words.say('sent.title-by', { places })
    return line(2, `${label} ${text}`)
  })
}

function listText({ presented, presentedList }: Endpoint, report: Report, style: Style): string {
  const { words } = style
  const surplus = new Map(presentedList?.surplus.map(({ index, reason }) => [index, reason]))
  const sent = presented.map((sha256, index) => {
    const reason = surplus.get(index)
    return `#${index} ${nameOf(sha256, report, words)}${reason === undefined ? '' : ` (${words.say(`sent.${reason}`)})`}`
  })
  const issuer = presentedList?.missing?.issuer
  return [
    words.list(sent),
    ...(presentedList?.ordered === false ? [`${style.dash} ${words.say('sent.wrong-order')}`] : []),
    ...(issuer === undefined
      ? []
      : [`${style.dash} ${missingText(commonName(issuer) ?? issuer, presented, report, words)}`]),
  ].join(' ')
}

// What bears the issuer's name may still not be the issuer.
function missingText(issuer: string, presented: readonly string[], report: Report, words: Words): string {
  const isNamesake = presented.slice(1).some((sha256) => nameOf(sha256, report, words) === issuer)
  return words.say(isNamesake ? 'sent.namesake' : 'sent.missing', { issuer })
}

function nameOf(sha256: string, report: Report, words: Words): string {
  const certificate = report.certificates[sha256]
  return certificate === undefined ? sha256 : shortName(certificate, words)
}

/** What should be sent in place of a list that is not as it should be; equal lists once. */
export function bundleLines(report: Report, style: Style): Line[] {
  const wrong = report.endpoints.filter(({ bundle }) => bundle?.same === false)
  const groups = Map.groupBy(wrong, ({ bundle }) =>
    bundle === undefined ? '' : bundleText(bundle, report, style),
  )
  return [...groups].map(([text, endpoints]) => {
    const isEverywhere = wrong.length === report.endpoints.length && groups.size === 1
    const places = placesOf(endpoints)
    const label = isEverywhere
      ? style.words.say('bundle.title')
      : style.words.say('bundle.title-by', { places })
    return line(2, `${label} ${text}`)
  })
}

function bundleText({ certificates, missing }: BundleFacts, report: Report, { dash, words }: Style): string {
  const list = words.list(certificates.map((sha256, index) => `#${index} ${nameOf(sha256, report, words)}`))
  if (missing === undefined) return list
  const issuer = commonName(missing.issuer) ?? missing.issuer
  return `${list} ${dash} ${words.say('bundle.missing', { issuer })}`
}

function placesOf(endpoints: readonly Endpoint[]): string[] {
  return [...new Set(endpoints.map(placeOf))]
}

/** The authorities whose client certificates an address accepts, as many as a person reads; equal lists once. */
export function authorityLines(report: Report, words: Words): Line[] {
  const asking = report.endpoints.filter(({ clientAuth }) => clientAuth.authorities.length > 0)
  const groups = Map.groupBy(asking, ({ clientAuth }) => JSON.stringify(clientAuth.authorities))
  return [...groups.values()].flatMap((endpoints) => {
    const authorities = endpoints[0]?.clientAuth.authorities ?? []
    const rest = authorities.length - mostAuthorities
    const places = placesOf(endpoints)
    return [
      line(
        2,
        groups.size === 1 ? words.say('authorities.title') : words.say('authorities.title-by', { places }),
      ),
      ...authorities.slice(0, mostAuthorities).map((name) => line(4, name)),
      ...(rest > 0 ? [line(4, words.count('authorities.more', rest))] : []),
    ]
  })
}

const mostAuthorities = 10
