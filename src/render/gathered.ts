/** The findings of a report brought together: one entry where several addresses earn the same remark. */
import { bySeverity } from '../report/finding.ts'
import type { Finding, Severity, Verdict } from '../report/finding.ts'
import type { Endpoint, Report } from '../report/report.ts'
import type { Words } from '../words/words.ts'

/** A finding, and where it was made. */
export interface Gathered {
  finding: Finding
  /** Endpoints it is about, as `address` or `host:port` when unresolved; empty when it is about the target. */
  places: string[]
  /** Findings that only follow from this one. */
  effects: Gathered[]
}

/**
 * Every finding once, worst first; findings of several endpoints that say the same thing are one. Those that only
 * follow from another stand under it.
 */
export function gather(report: Report): Gathered[] {
  const all = collect(report)
  const causeOf = ({ finding }: Gathered) => {
    const { follows } = finding
    return (
      follows &&
      all.find(({ finding: { rule, detail } }) => rule === follows.rule && detail === follows.detail)
    )
  }
  const roots: Gathered[] = []
  for (const entry of all) {
    const cause = causeOf(entry)
    const list = cause === undefined || cause === entry ? roots : cause.effects
    list.push(entry)
  }
  return roots.sort((a, b) => bySeverity({ severity: weightOf(a) }, { severity: weightOf(b) }))
}

/** How bad a finding is with everything that follows from it. */
export function weightOf(entry: Gathered): Severity {
  const [worst = entry.finding] = withEffects(entry)
    .map(({ finding }) => finding)
    .sort(bySeverity)
  return worst.severity
}

/** A finding with everything that follows from it, directly or by way of others. */
export function withEffects(entry: Gathered): Gathered[] {
  return [entry, ...entry.effects.flatMap(withEffects)]
}

function collect(report: Report): Gathered[] {
  const gathered = new Map<string, Gathered>()
  const add = (finding: Finding, place?: string) => {
    const { rule, severity, message, fix, follows } = finding
    const key = JSON.stringify([rule, severity, message, fix, follows])
    const entry = gathered.get(key) ?? { finding, places: [], effects: [] }
    if (place !== undefined) entry.places.push(place)
    gathered.set(key, entry)
  }
  for (const finding of report.findings) add(finding)
  for (const pool of report.pools) for (const finding of pool.findings) add(finding)
  for (const endpoint of report.endpoints) {
    for (const finding of endpoint.findings) add(finding, placeIn(report, endpoint))
  }
  return [...gathered.values()].sort((a, b) => bySeverity(a.finding, b.finding))
}

/** What an endpoint is called where only the address tells it from its pool. */
export function placeOf(endpoint: Endpoint): string {
  return endpoint.address ?? `${endpoint.host}:${endpoint.port}`
}

/** What an endpoint is called in its report: by its host, and port, where another has the same address. */
export function placeIn({ endpoints }: Report, endpoint: Endpoint): string {
  const { host, port } = endpoint
  const place = placeOf(endpoint)
  const sharing = endpoints.filter((other) => placeOf(other) === place)
  if (sharing.every((other) => other.host === host && other.port === port)) return place
  return sharing.every((other) => other.host !== host || other === endpoint) ? host : `${host}:${port}`
}

/** `2 problems, 1 warning, 3 notices`; when there is nothing to count, whether that is good. */
export function formatCounts(gathered: Gathered[], verdict: Verdict, words: Words): string {
  const counts = nouns.map(({ severity, key }) => ({
    count: gathered.filter((entry) => weightOf(entry) === severity).length,
    key,
  }))
  const said = counts.filter(({ count }) => count > 0).map(({ count, key }) => words.count(key, count))
  if (said.length > 0) return words.list(said)
  return words.say(verdict === 'unknown' ? 'counts.no-answer' : 'counts.nothing')
}

const nouns = [
  { severity: 'error', key: 'counts.problems' },
  { severity: 'warning', key: 'counts.warnings' },
  { severity: 'unknown', key: 'counts.questions' },
  { severity: 'info', key: 'counts.notices' },
] as const
