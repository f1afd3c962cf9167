/** Where evidence comes from: the fetcher of the run, with a budget for one endpoint. */
import { performance } from 'node:perf_hooks'
import type { Fetcher, FetchRequest } from '../fetch/fetch.ts'
import type { FetchResult } from '../fetch/result.ts'
import type { FetchedItem, FetchPurpose } from '../report/fetched.ts'

/** Octets that one thing may have. The DER reader reads no element beyond 16 MiB either. */
const limits: Record<FetchPurpose, number> = { issuer: 2 ** 18, crl: 2 ** 24, ocsp: 2 ** 17 }

/**
 * What one endpoint may cost: octets that are kept, things that are fetched, milliseconds. An honest path of four needs a
 * dozen fetches; a hostile one names a thousand addresses, each of which answers just not in time.
 */
const budget = { octets: 48 * 2 ** 20, fetches: 40, time: 60_000 }

const accepted: Record<FetchPurpose, string> = {
  issuer: 'application/pkix-cert, application/pkcs7-mime, */*',
  crl: 'application/pkix-crl, */*',
  ocsp: 'application/ocsp-response, */*',
}

/** What may be fetched for one endpoint. */
export interface Source {
  fetch(url: string, purpose: FetchPurpose, body?: FetchRequest['body']): Promise<FetchedItem>
}

/**
 * A source for one endpoint.
 * @param time milliseconds for everything together
 */
export function createSource(fetcher: Fetcher, time: number = budget.time): Source {
  const end = performance.now() + time
  let kept = 0
  let fetches = 0
  return {
    async fetch(url, purpose, body) {
      fetches += 1
      if (fetches > budget.fetches) {
        const detail = `The certificates of this endpoint name more than ${budget.fetches} addresses; the others are not asked.`
        return { url, purpose, outcome: 'too-large', detail }
      }
      const request = {
        url,
        accept: accepted[purpose],
        limit: limits[purpose],
        ...(body === undefined ? {} : { body }),
      }
      const result = await inTime(end, () => fetcher.fetch(request))
      const { outcome } = result
      if (outcome !== 'ok') return { url, purpose, outcome, detail: result.detail }
      kept += result.octets.length
      if (kept > budget.octets) {
        const detail = `The certificates of this address lead to more than ${budget.octets} octets.`
        return { url, purpose, outcome: 'too-large', detail }
      }
      return { url, purpose, outcome, octets: result.octets }
    },
  }
}

/** What is fetched by then; what comes later is kept for others by the fetcher. */
async function inTime(end: number, fetch: () => Promise<FetchResult>): Promise<FetchResult> {
  const detail = 'Time was up for everything that the certificates of this endpoint name.'
  const late: FetchResult = { outcome: 'too-slow', detail }
  const left = end - performance.now()
  if (left <= 0) return late
  const { promise, resolve } = Promise.withResolvers<FetchResult>()
  const timer = setTimeout(() => resolve(late), left)
  try {
    return await Promise.race([fetch(), promise])
  } finally {
    clearTimeout(timer)
  }
}
