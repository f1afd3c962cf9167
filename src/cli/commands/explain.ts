/** `farend explain <rule>`: what a finding means, without any network. */
import { blank } from '../../render/line.ts'
import { ruleLines, ruleListLines } from '../../render/rule-text.ts'
import { layOutLines } from '../../render/text.ts'
import { ruleById, rules } from '../../rules/index.ts'
import { exit } from '../exit-code.ts'
import { nearest } from '../../targets/nearest.ts'
import type { ExplainFlags } from '../program.ts'
import { terminalOf } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Prints the page of each named rule, or the list of all.
 * @throws {UsageError} when there is no such rule.
 */
export function runExplain(ids: string[], flags: ExplainFlags): number {
  const pages = ids.map(findRule).map((rule) => ruleLines(rule))
  const lines = pages.flatMap((page, index) => (index === 0 ? page : [blank, blank, ...page]))
  const terminal = terminalOf(process.stdout, process.env, flags.color)
  process.stdout.write(layOutLines(ids.length === 0 ? ruleListLines(rules) : lines, terminal))
  return exit.fine
}

// A report writes `rule`, or `rule:detail` in places: both lead to the rule.
function findRule(id: string) {
  const rule = ruleById(id.toLowerCase().replace(/:.*/, ''))
  if (rule !== undefined) return rule
  const near = nearest(
    id,
    rules.map((each) => each.id),
  )
  const right = near === undefined ? 'farend explain lists all' : `did you mean ${near}?`
  throw new UsageError(`explain: there is no finding "${id.slice(0, 60)}"; ${right}`)
}
