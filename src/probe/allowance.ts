/**
 * How much the far ends of one target may make us keep. A pool has a dozen members and a few kilobytes of certificates;
 * 128 addresses that each present another list of a megabyte would cost gigabytes once they are decoded and told.
 */
import { hash } from 'node:crypto'
import type { FetchedItem } from '../report/fetched.ts'
import type { EndpointObservation } from '../report/observation.ts'

/** Octets of different certificates that are kept of one target. */
export const mostCertificateOctets = 2 ** 21

/** Octets of transcripts that are kept of one target. */
const mostTranscriptOctets = 2 ** 22

/** Octets that were fetched and are kept of one target: the CRLs of a pool are those of one authority. */
export const mostFetchedOctets = 2 ** 26

/** What is left for one target, and what it has been used for. */
export class Allowance {
  #certificateOctets = mostCertificateOctets
  #transcriptOctets = mostTranscriptOctets
  #fetchedOctets = mostFetchedOctets
  readonly #fetched = new Set<Uint8Array>()
  /** By SHA-256: what several addresses present is kept once. */
  readonly #certificates = new Map<string, Uint8Array>()

  /**
   * The observation as far as it may be kept: one whose certificates are too many becomes one that failed for that
   * reason, and a transcript without its octets cannot be read again.
   */
  admit(observation: EndpointObservation): EndpointObservation {
    const presented = this.#keep(observation.presented)
    const transcripts = this.#affords(observation) ? observation.transcripts : []
    if (presented !== undefined) return { ...observation, presented, transcripts }
    const { accepts: _, ...rest } = observation
    const octets = observation.presented.reduce((sum, { length }) => sum + length, 0)
    const detail = `It presented certificates of ${octets} bytes. Those of this target's addresses together are more than ${mostCertificateOctets} bytes, which is all that is kept, so they were not looked at.`
    const failure = { stage: 'tls' as const, code: 'too-large' as const, blame: 'peer' as const, detail }
    return { ...rest, presented: [], transcripts: [], failure }
  }

  /** What was fetched for an endpoint, as far as it may be kept. The same octets count once. */
  admitFetched(items: readonly FetchedItem[]): FetchedItem[] {
    return items.map((item) => {
      const { octets, nonce: _, ...rest } = item
      if (octets === undefined || this.#fetched.has(octets)) return item
      if (octets.length > this.#fetchedOctets) {
        const detail = `What the certificates of this target's addresses name has more than ${mostFetchedOctets} bytes together, which is all that is kept.`
        return { ...rest, outcome: 'too-large', detail }
      }
      this.#fetchedOctets -= octets.length
      this.#fetched.add(octets)
      return item
    })
  }

  #affords({ transcripts }: EndpointObservation): boolean {
    for (const { received } of transcripts) this.#transcriptOctets -= received.length
    return this.#transcriptOctets >= 0
  }

  /** Undefined when there is no room for all of them. */
  #keep(list: readonly Uint8Array[]): Uint8Array[] | undefined {
    const kept = list.map((der) => ({ der, sha256: hash('sha256', der) }))
    const fresh = new Map(
      kept.flatMap(({ der, sha256 }) => (this.#certificates.has(sha256) ? [] : [[sha256, der]])),
    )
    const octets = [...fresh.values()].reduce((sum, { length }) => sum + length, 0)
    if (octets > this.#certificateOctets) return undefined
    this.#certificateOctets -= octets
    for (const [sha256, der] of fresh) this.#certificates.set(sha256, der)
    return kept.map(({ der, sha256 }) => this.#certificates.get(sha256) ?? der)
  }
}
