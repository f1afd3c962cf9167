/** Where evidence comes from: the fetcher of the run, with a budget for one endpoint. */
import type { Fetcher, FetchRequest } from '../fetch/fetch.ts'
import type { FetchedItem, FetchPurpose } from '../report/fetched.ts'

/** Octets that one thing may have. The DER reader reads no element beyond 16 MiB either. */
const limits: Record<FetchPurpose, number> = { issuer: 2 ** 18, crl: 2 ** 24, ocsp: 2 ** 17 }

/** Octets that are kept for one endpoint. */
const budget = 48 * 2 ** 20

const accepted: Record<FetchPurpose, string> = {
  issuer: 'application/pkix-cert, application/pkcs7-mime, */*',
  crl: 'application/pkix-crl, */*',
  ocsp: 'application/ocsp-response, */*',
}

/** What may be fetched for one endpoint. */
export interface Source {
  fetch(url: string, purpose: FetchPurpose, body?: FetchRequest['body']): Promise<FetchedItem>
}

/** A source for one endpoint. */
export function createSource(fetcher: Fetcher): Source {
  let kept = 0
  return {
    async fetch(url, purpose, body) {
      const result = await fetcher.fetch({
        url,
        accept: accepted[purpose],
        limit: limits[purpose],
        ...(body === undefined ? {} : { body }),
      })
      const { outcome } = result
      if (outcome !== 'ok') return { url, purpose, outcome, detail: result.detail }
      kept += result.octets.length
      if (kept > budget) {
        const detail = `The certificates of this address lead to more than ${budget} octets.`
        return { url, purpose, outcome: 'too-large', detail }
      }
      return { url, purpose, outcome, octets: result.octets }
    },
  }
}
