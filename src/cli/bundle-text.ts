/** What is said about bundles, in one line each. */
import type { BundleFacts, Endpoint } from '../report/report.ts'

/** Which certificate a bundle lacks, and where to get it. */
export function missingText({ missing }: BundleFacts): string {
  if (missing === undefined) return 'the certificate of an issuer is not at hand'
  const { issuer, caIssuers } = missing
  const source = caIssuers.length > 0 ? `it can be had from ${someOf(caIssuers)}` : 'ask the authority for it'
  return `the certificate of the issuer ${issuer} is not at hand; ${source}; name it with --ca if it is a private root`
}

/** Why a file cannot hold the bundles of these endpoints. */
export function tooManyText(places: readonly string[]): string {
  return `${places.length} different bundles are needed, by ${someOf(places)}; name a folder, such as bundles/`
}

/** The first three of a list, and how many more there are. */
export function someOf(items: readonly string[]): string {
  const rest = items.length - 3
  return [...items.slice(0, 3), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}

/** `sip.contoso.test:5061 (192.0.2.7)`. */
export function endpointText({ host, address, port }: Pick<Endpoint, 'host' | 'address' | 'port'>): string {
  const place = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return address === null || address === host ? place : `${place} (${address})`
}
