/** The form of a rule: one exported object a file, `src/rules/<area>/<id>.ts`, listed in index.ts. */
import type { Evidence, Finding, Severity, Source } from '../report/finding.ts'
import { messageKey, type Words } from './catalogue.ts'
import type { Audience, EndpointFacts, PoolFacts, TargetFacts } from './facts.ts'

/**
 * What a rule found. `message` names one of the rule's messages; `evidence` fills its placeholders and goes into
 * the finding as it is. `severity` overrides the rule's own for this case.
 */
export interface RuleResult {
  message: string
  severity?: Severity
  evidence: Evidence
}

/** Text of a finding. `{name}` stands for the evidence of that name; a list is joined with commas. */
export interface Message {
  /** What is the case and why it matters here. */
  text: string
  /** What to do; absent where nothing needs doing. */
  fix?: string
}

interface RuleBase {
  /** Id of the catalogue: lower case, words joined by hyphens; stable for ever. */
  id: string
  /** A few words for lists and headings. */
  title: string
  severity: Severity
  /** Whom it concerns; `all` for everybody. A rule is not run for others. */
  audiences: 'all' | readonly Audience[]
  /** By name; a rule with a single message calls it `finding`. */
  messages: Record<string, Message>
  /** Paragraphs of the rule's page, plain English. `good` and `bad` are short examples. */
  doc: { what: string; why: string; fix: string; bad: string; good: string }
  source: Source[]
  /** Version of farend that introduced it. */
  since: string
}

/** A rule about the target as a whole: its DNS records, its kind. */
export interface TargetRule extends RuleBase {
  scope: 'target'
  check(target: TargetFacts): Iterable<RuleResult>
}

/** A rule about the addresses of one name, compared. */
export interface PoolRule extends RuleBase {
  scope: 'pool'
  check(pool: PoolFacts, target: TargetFacts): Iterable<RuleResult>
}

/** A rule about one endpoint: its handshake, what it presented, its paths. */
export interface EndpointRule extends RuleBase {
  scope: 'endpoint'
  check(endpoint: EndpointFacts, target: TargetFacts): Iterable<RuleResult>
}

export type Rule = TargetRule | PoolRule | EndpointRule

/** Whether a rule concerns any of the given audiences. */
export function concerns(rule: Rule, audiences: ReadonlySet<Audience>): boolean {
  return rule.audiences === 'all' || rule.audiences.some((audience) => audiences.has(audience))
}

/**
 * Turns what a rule found into a finding.
 * @throws {RangeError} when the rule names a message it does not have, or a placeholder has no evidence:
 * a fault of the rule, which its test meets.
 * @param words another language. Default: English
 */
export function toFinding(rule: Rule, result: RuleResult, words?: Words): Finding {
  const message = inWords(rule, result.message, words)
  if (message === undefined) throw new RangeError(`rule ${rule.id} has no message "${result.message}"`)
  return {
    rule: rule.id,
    ...(result.message === 'finding' ? {} : { detail: result.message }),
    severity: result.severity ?? rule.severity,
    message: fill(rule, message.text, result.evidence),
    ...(message.fix === undefined ? {} : { fix: fill(rule, message.fix, result.evidence) }),
    evidence: result.evidence,
    source: rule.source,
  }
}

function inWords(rule: Rule, name: string, words: Words | undefined): Message | undefined {
  const english = rule.messages[name]
  if (words === undefined || english === undefined) return english
  const { text, fix } = english
  return {
    text: words(messageKey(rule.id, name, 'text')) ?? text,
    ...(fix === undefined ? {} : { fix: words(messageKey(rule.id, name, 'fix')) ?? fix }),
  }
}

function fill(rule: Rule, template: string, evidence: Evidence): string {
  const [first = '', ...rest] = partsOf(template)
  let text = first
  for (let index = 0; index < rest.length; index += 2) {
    const name = rest[index]!
    const value = evidence[name]
    if (value === undefined) throw new RangeError(`rule ${rule.id} gives no evidence "${name}"`)
    text += (Array.isArray(value) ? value.join(', ') : String(value)) + rest[index + 1]!
  }
  return text
}

/** Text and names of placeholders, by turns. A long list makes the same findings over and over. */
function partsOf(template: string): readonly string[] {
  const known = parts.get(template)
  if (known !== undefined) return known
  const made = template.split(/\{(\w+)\}/)
  parts.set(template, made)
  return made
}

const parts = new Map<string, readonly string[]>()
