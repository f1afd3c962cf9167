/**
 * What a report says of a presented chain, whoever presents it. It is made once for a chain, a standpoint and a day; a
 * long list meets the same chains over and over. See {@link ChainRule}.
 */
import type { PresentedList } from '../path/presented.ts'
import type { Finding } from '../report/finding.ts'
import type { BundleFacts, PathFacts, PresentedListFacts } from '../report/report.ts'
import type { ChainFacts, Standpoint } from '../rules/facts.ts'
import { rules } from '../rules/index.ts'
import { concerns, toFinding, type Rule, type RuleResult } from '../rules/rule.ts'
import { bundleFacts } from './bundle.ts'
import { conformanceFacts } from './conformance-facts.ts'
import { pathFacts } from './path-facts.ts'
import { presentedListFacts } from './presented-facts.ts'

/** Reports share it: it is not to be changed. */
export interface ChainReport {
  /** Fingerprints, in wire order. */
  presented: string[]
  presentedList: PresentedListFacts
  /** What should be sent, as far as this chain alone shows. */
  bundle: BundleFacts | undefined
  paths: PathFacts[]
  /** What the rules about chains found, by rule. */
  findings: ReadonlyMap<string, readonly Finding[]>
}

/** Candidate paths that a report tells of. */
const mostPaths = 8

/** Programs' statements on paths change with the day (UTC) of `now`; nothing else in it depends on the moment. */
export function chainReport(chain: ChainFacts, standpoint: Standpoint, now: Date): ChainReport {
  const day = Math.floor(now.getTime() / 86_400_000)
  let reports = known.get(chain.list)
  if (reports === undefined) known.set(chain.list, (reports = new WeakMap()))
  const before = reports.get(standpoint)
  if (before?.day === day) return before.report
  const report = writeReport(chain, standpoint, now)
  reports.set(standpoint, { day, report })
  return report
}

// The list is judged together with its paths: the same object stands for the same of both.
const known = new WeakMap<PresentedList, WeakMap<Standpoint, { day: number; report: ChainReport }>>()

function writeReport(chain: ChainFacts, standpoint: Standpoint, now: Date): ChainReport {
  const { presented, list, paths } = chain
  return {
    presented: presented.map(({ sha256 }) => sha256),
    presentedList: presentedListFacts(list),
    bundle: bundleFacts(presented, paths),
    paths: paths.slice(0, mostPaths).map((path, index) => ({
      ...pathFacts(path, now, standpoint.programs),
      ...(index === 0 ? { conformance: conformanceFacts(path) } : {}),
    })),
    findings: Map.groupBy(
      findingsOf(activeRules(standpoint), (rule) =>
        rule.scope === 'chain' ? rule.check(chain, standpoint) : none,
      ),
      ({ rule }) => rule,
    ),
  }
}

/** The rules that concern a standpoint, in their order. */
export function activeRules(standpoint: Standpoint): readonly Rule[] {
  let chosen = active.get(standpoint)
  if (chosen === undefined) {
    active.set(standpoint, (chosen = rules.filter((rule) => concerns(rule, standpoint.audiences))))
  }
  return chosen
}

const active = new WeakMap<Standpoint, readonly Rule[]>()

/**
 * Findings in the order of the rules.
 * @param check gives what a rule found, or findings that are there already
 */
export function findingsOf(
  active: readonly Rule[],
  check: (rule: Rule) => Iterable<RuleResult | Finding>,
): Finding[] {
  const findings: Finding[] = []
  for (const rule of active) {
    for (const result of check(rule)) findings.push('rule' in result ? result : toFinding(rule, result))
  }
  return findings
}

/** What a rule of another scope finds. */
export const none: readonly never[] = []
