/**
 * Fetches issuers that were not sent, from where the certificates say that they are (authorityInfoAccess, RFC 5280
 * section 4.2.2.1). Rules:
 * - The way goes up from the end entity, over whatever is at hand; an address is asked only where nobody at hand
 *   certifies a certificate and no trust anchor does.
 * - What was fetched may need an issuer again: so many levels, so many addresses, and no address twice.
 */
import { certification, isSelfSigned } from '../path/certifies.ts'
import type { TrustAnchor } from '../path/path.ts'
import { mostExamined } from '../path/presented.ts'
import type { FetchedItem } from '../report/fetched.ts'
import type { Certificate } from '../x509/certificate.ts'
import { certificatesInFetched } from '../x509/certificates-in.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { accessUris } from './addresses.ts'
import type { Source } from './source.ts'

const caIssuers = '1.3.6.1.5.5.7.48.2'

/** Addresses asked in all and of one certificate; certificates whose issuers are looked for; pairs compared. */
const limits = { addresses: 12, perCertificate: 3, examined: 20, pairs: 200 }

/** Everything that was fetched on the way up; the certificates in it are those of `certificatesOf`. */
export async function fetchIssuers(
  presented: readonly Certificate[],
  anchors: readonly TrustAnchor[],
  source: Source,
): Promise<FetchedItem[]> {
  const [endEntity] = presented
  if (endEntity === undefined) return []
  const items: FetchedItem[] = []
  const examined = presented.slice(0, mostExamined)
  const pool = new Map(examined.map((certificate) => [certificate.sha256, certificate]))
  const way = new Map([[endEntity.sha256, endEntity]])
  let pairs = 0
  // A map that grows while it is walked is walked to its new end.
  for (const certificate of way.values()) {
    if (way.size > limits.examined) break
    if (isSelfSigned(certificate) || isAnchored(certificate, anchors)) continue
    let issuers = issuersAmong(certificate)
    for (const url of accessUris(certificate, caIssuers).slice(0, limits.perCertificate)) {
      const isKnown = items.some((item) => item.url === url)
      if (issuers.length > 0 || isKnown || items.length >= limits.addresses) break
      const item = await fetchOne(url, source)
      items.push(item)
      for (const der of certificatesOf(item)) {
        const found = decodeCertificate(der)
        if (!pool.has(found.sha256)) pool.set(found.sha256, found)
      }
      issuers = issuersAmong(certificate)
    }
    for (const issuer of issuers) way.set(issuer.sha256, issuer)
  }
  return items

  function issuersAmong(certificate: Certificate): Certificate[] {
    return [...pool.values()].filter((candidate) => {
      if (candidate === certificate || candidate.subjectKey !== certificate.issuerKey) return false
      pairs += 1
      if (pairs > limits.pairs) return false
      const answer = certification(candidate, certificate)
      return answer === 'signed' || answer === 'unverified'
    })
  }
}

/** DER of the certificates that an item brought. */
export function certificatesOf({ purpose, octets }: FetchedItem): Uint8Array[] {
  if (purpose !== 'issuer' || octets === undefined) return []
  return certificatesInFetched(octets)
}

async function fetchOne(url: string, source: Source): Promise<FetchedItem> {
  const item = await source.fetch(url, 'issuer')
  if (item.outcome !== 'ok' || certificatesOf(item).length > 0) return item
  return { url, purpose: 'issuer', outcome: 'unreadable', detail: 'What came holds no certificate.' }
}

function isAnchored(certificate: Certificate, anchors: readonly TrustAnchor[]): boolean {
  return anchors.some(
    ({ certificate: anchor }) =>
      anchor.sha256 === certificate.sha256 || certification(anchor, certificate) === 'signed',
  )
}
