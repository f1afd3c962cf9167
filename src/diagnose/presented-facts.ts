/** The presented list in the form of the report. */
import type { PresentedList } from '../path/presented.ts'
import type { PresentedListFacts } from '../report/report.ts'

/** An issuer that no trust anchor makes up for is missing. */
export function presentedListFacts({
  ordered,
  surplus,
  open,
  endsAtAnchor,
}: PresentedList): PresentedListFacts {
  const missing = open === undefined || endsAtAnchor ? undefined : open
  return {
    ordered,
    surplus,
    ...(missing === undefined ? {} : { missing: { issuer: missing.issuer, caIssuers: missing.caIssuers } }),
  }
}
