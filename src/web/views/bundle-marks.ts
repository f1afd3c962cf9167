/** What was sent beside what should be: each certificate with what is to be said of it. */
import type { BundleFacts, PresentedListFacts } from '../../report/report.ts'

/** `misplaced`: it belongs there, but does not follow the one that it certifies. */
export type SentMark = 'right' | 'misplaced' | PresentedListFacts['surplus'][number]['reason']

/** Both lists. */
export interface BundleMarks {
  sent: { sha256: string; mark: SentMark }[]
  /** `sentAt`: its index in what was sent; absent where it was not. */
  wanted: { sha256: string; sentAt?: number }[]
}

/** See {@link BundleMarks}. */
export function bundleMarks(
  presented: readonly string[],
  bundle: BundleFacts,
  surplus: PresentedListFacts['surplus'] = [],
): BundleMarks {
  const reasons = new Map(surplus.map(({ index, reason }) => [index, reason]))
  const order = presented.filter(
    (sha256, index) => !reasons.has(index) && bundle.certificates.includes(sha256),
  )
  const wantedOrder = bundle.certificates.filter((sha256) => order.includes(sha256))
  return {
    sent: presented.map((sha256, index) => {
      const reason = reasons.get(index)
      if (reason !== undefined) return { sha256, mark: reason }
      const place = order.indexOf(sha256)
      if (place < 0) return { sha256, mark: 'unrelated' }
      return { sha256, mark: wantedOrder[place] === sha256 ? 'right' : 'misplaced' }
    }),
    wanted: bundle.certificates.map((sha256) => {
      const sentAt = presented.indexOf(sha256)
      return sentAt < 0 ? { sha256 } : { sha256, sentAt }
    }),
  }
}
