/** What a rule has to say, ready to be rendered anywhere. */

/** `unknown` means that the rule could not be evaluated; the message says what was missing. */
export type Severity = 'ok' | 'info' | 'warning' | 'error' | 'unknown'

/** `unknown`: no certificate was seen, or an answer that was needed could not be had. */
export type Verdict = 'ok' | 'warning' | 'error' | 'unknown'

/** Where a rule comes from: `RFC 9525 section 6.3`, a vendor page. */
export interface Source {
  title: string
  url?: string
  /** ISO date on which a dated fact was last compared with the source. */
  checkedOn?: string
}

export type Evidence = Record<string, string | number | boolean | string[]>

export interface Finding {
  /** Id of the catalogue, stable: `exp-expired`. */
  rule: string
  /** Which case of a rule with several: `not-first`. */
  detail?: string
  severity: Severity
  /** What is the case and why it matters here. */
  message: string
  /** What to do. Absent where nothing needs doing. */
  fix?: string
  /** The values that the message speaks of, for machines. */
  evidence: Evidence
  source: Source[]
  /** The finding that this one only follows from: mend that, and this is gone. Absent for a root cause. */
  follows?: { rule: string; detail?: string }
}

const worstFirst: Severity[] = ['error', 'unknown', 'warning', 'info', 'ok']

/** The verdict that findings of these severities lead to: the worst of them, where `info` is nothing to remark. */
export function verdictOfSeverities(severities: Iterable<Severity>): Verdict {
  const found = new Set(severities)
  const worst = worstFirst.find((severity) => found.has(severity))
  return worst === undefined || worst === 'info' ? 'ok' : worst
}

/** Orders findings for people: worst first, catalogue order kept within a severity. */
export function bySeverity(a: { severity: Severity }, b: { severity: Severity }): number {
  return worstFirst.indexOf(a.severity) - worstFirst.indexOf(b.severity)
}
