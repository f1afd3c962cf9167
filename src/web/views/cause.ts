/** Findings brought together: effects under their root cause, wherever in the report they were made. */
import type { Finding, Severity } from '../../report/finding.ts'
import { bySeverity, worstOf } from './severity.ts'

/** A finding, and what follows from it. */
export interface Cause {
  finding: Finding
  /** How bad it is with everything that follows from it. */
  severity: Severity
  /** Those that only follow from this one, directly or by way of others. */
  effects: Finding[]
}

/** A finding whose cause is told at another place. */
export interface Effect {
  finding: Finding
  /** The rule of the cause. */
  of: string
}

/**
 * The findings of a place, the worst first, with effects folded under their root cause.
 * @param others findings of other places, a list each: effects may be there, and causes too
 */
export function causesOf(
  findings: readonly Finding[],
  others: readonly (readonly Finding[])[] = [],
): { causes: Cause[]; elsewhere: Effect[] } {
  const own = byKeyOf(findings)
  const known = new Set(others.flatMap((list) => list.map(keyOf)))
  const effects = new Map<Finding, Finding[]>()
  const roots: Finding[] = []
  const elsewhere: Effect[] = []
  for (const finding of distinct(findings)) {
    const root = rootOf(finding, own)
    const { follows } = root
    if (follows !== undefined && known.has(keyOf(follows))) elsewhere.push({ finding, of: follows.rule })
    else if (root === finding) roots.push(finding)
    else effects.set(root, [...(effects.get(root) ?? []), finding])
  }
  for (const list of others) {
    const there = byKeyOf(list)
    for (const finding of list) {
      const { follows } = rootOf(finding, there)
      const cause = follows && own.get(keyOf(follows))
      if (cause === undefined) continue
      const root = rootOf(cause, own)
      effects.set(root, [...(effects.get(root) ?? []), finding])
    }
  }
  const causes = roots.map((finding) => {
    const following = distinct(effects.get(finding) ?? []).toSorted(bySeverity)
    const severity = worstOf([finding, ...following].map((each) => each.severity))
    return { finding, severity, effects: following }
  })
  return { causes: causes.toSorted(bySeverity), elsewhere }
}

/** The finding at the end of what a finding follows from, as far as it is among those given. */
function rootOf(finding: Finding, byKey: ReadonlyMap<string, Finding>): Finding {
  const passed = new Set([finding])
  let at = finding
  while (at.follows !== undefined) {
    const next = byKey.get(keyOf(at.follows))
    if (next === undefined) return at
    // Findings that follow from one another in a circle have no root: each stands for itself.
    if (passed.has(next)) return finding
    passed.add(next)
    at = next
  }
  return at
}

function byKeyOf(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  return new Map(findings.map((finding) => [keyOf(finding), finding]))
}

function distinct(findings: readonly Finding[]): Finding[] {
  const byText = new Map<string, Finding>()
  for (const finding of findings) {
    const { rule, detail, severity, message, fix } = finding
    const key = JSON.stringify([rule, detail, severity, message, fix])
    if (!byText.has(key)) byText.set(key, finding)
  }
  return [...byText.values()]
}

function keyOf({ rule, detail }: { rule: string; detail?: string }): string {
  return JSON.stringify([rule, detail])
}
