/** What each address sent, what of it is surplus and what is missing; and whom it wants certificates from. */
import type { BundleFacts, Endpoint, Report } from '../report/report.ts'
import { commonName, shortName } from './certificate-text.ts'
import { placeOf } from './gathered.ts'
import { line, type Line } from './line.ts'
import type { Symbols } from './style.ts'

/** The presented certificates in wire order, what of them serves no purpose and which issuer is missing; equal lists once. */
export function presentedLines(report: Report, symbols: Symbols): Line[] {
  const sending = report.endpoints.filter(({ presented }) => presented.length > 0)
  const groups = Map.groupBy(sending, (endpoint) => listText(endpoint, report, symbols))
  return [...groups].map(([text, endpoints]) => {
    const places = groups.size === 1 ? '' : ` by ${placesOf(endpoints)}`
    return line(2, `Sent${places}: ${text}`)
  })
}

function listText({ presented, presentedList }: Endpoint, report: Report, symbols: Symbols): string {
  const surplus = new Map(presentedList?.surplus.map(({ index, reason }) => [index, reason]))
  const sent = presented.map((sha256, index) => {
    const reason = surplus.get(index)
    return `#${index} ${nameOf(sha256, report)}${reason === undefined ? '' : ` (${remarks[reason]})`}`
  })
  const issuer = presentedList?.missing?.issuer
  return [
    sent.join(', '),
    ...(presentedList?.ordered === false ? [`${symbols.dash} in the wrong order`] : []),
    ...(issuer === undefined
      ? []
      : [`${symbols.dash} ${missingText(commonName(issuer) ?? issuer, presented, report)}`]),
  ].join(' ')
}

// What bears the issuer's name may still not be the issuer.
function missingText(issuer: string, presented: readonly string[], report: Report): string {
  const isNamesake = presented.slice(1).some((sha256) => nameOf(sha256, report) === issuer)
  return isNamesake ? `not the ${issuer} that fits` : `neither sent nor trusted here: ${issuer}`
}

const remarks = {
  duplicate: 'again',
  'self-signed': 'self-signed, not needed',
  unrelated: 'not part of the chain of issuers',
  'not-examined': 'not examined: the list is too long',
}

function nameOf(sha256: string, report: Report): string {
  const certificate = report.certificates[sha256]
  return certificate === undefined ? sha256 : shortName(certificate)
}

/** What should be sent in place of a list that is not as it should be; equal lists once. */
export function bundleLines(report: Report, symbols: Symbols): Line[] {
  const wrong = report.endpoints.filter(({ bundle }) => bundle?.same === false)
  const groups = Map.groupBy(wrong, ({ bundle }) =>
    bundle === undefined ? '' : bundleText(bundle, report, symbols),
  )
  return [...groups].map(([text, endpoints]) => {
    const places =
      wrong.length === report.endpoints.length && groups.size === 1 ? '' : ` by ${placesOf(endpoints)}`
    return line(2, `Should be sent${places}: ${text}`)
  })
}

function bundleText({ certificates, missing }: BundleFacts, report: Report, { dash }: Symbols): string {
  const list = certificates.map((sha256, index) => `#${index} ${nameOf(sha256, report)}`).join(', ')
  if (missing === undefined) return list
  return `${list} ${dash} and the certificate of ${commonName(missing.issuer) ?? missing.issuer}, which is not at hand`
}

function placesOf(endpoints: readonly Endpoint[]): string {
  return [...new Set(endpoints.map(placeOf))].join(', ')
}

/** The authorities whose client certificates an address accepts, as many as a person reads; equal lists once. */
export function authorityLines(report: Report): Line[] {
  const asking = report.endpoints.filter(({ clientAuth }) => clientAuth.authorities.length > 0)
  const groups = Map.groupBy(asking, ({ clientAuth }) => JSON.stringify(clientAuth.authorities))
  return [...groups.values()].flatMap((endpoints) => {
    const authorities = endpoints[0]?.clientAuth.authorities ?? []
    const rest = authorities.length - mostAuthorities
    const places = groups.size === 1 ? '' : ` by ${placesOf(endpoints)}`
    return [
      line(2, `Client certificates are accepted${places} from:`),
      ...authorities.slice(0, mostAuthorities).map((name) => line(4, name)),
      ...(rest > 0 ? [line(4, `and ${rest} more; --json lists them all`)] : []),
    ]
  })
}

const mostAuthorities = 10
