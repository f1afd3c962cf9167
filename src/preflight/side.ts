/** Reasons, and what they come to. */
import type { PreflightAnswer, PreflightReason, PreflightSide } from '../report/preflight.ts'

/** Reasons with the answer that they make together. */
export function sideOf(reasons: PreflightReason[]): PreflightSide {
  const answers = new Set(reasons.map(({ answer }) => answer))
  const accepted: PreflightAnswer = answers.has('no') ? 'no' : answers.has('unknown') ? 'unknown' : 'yes'
  return { accepted, reasons }
}
