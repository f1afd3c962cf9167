/** How severities weigh against each other. */
import type { Severity, Verdict } from '../../report/finding.ts'

const worstFirst: readonly Severity[] = ['error', 'unknown', 'warning', 'info', 'ok']

/** Orders what has a severity, the worst first; what is equal stays as it was. */
export function bySeverity(a: { severity: Severity }, b: { severity: Severity }): number {
  return worstFirst.indexOf(a.severity) - worstFirst.indexOf(b.severity)
}

/** The worst of several; `ok` where there is none. */
export function worstOf(severities: Iterable<Severity>): Severity {
  const found = new Set(severities)
  return worstFirst.find((severity) => found.has(severity)) ?? 'ok'
}

/** What severities come to as a verdict, where a notice is nothing to remark. */
export function verdictOf(severities: Iterable<Severity>): Verdict {
  const worst = worstOf(severities)
  return worst === 'info' ? 'ok' : worst
}
