/** The form of a rule: one exported object a file, `src/rules/<area>/<id>.ts`, listed in index.ts. */
import type { Evidence, Finding, Severity, Source } from '../report/finding.ts'
import { english, type Words } from '../words/words.ts'
import type { Audience, ChainFacts, EndpointFacts, PoolFacts, Standpoint, TargetFacts } from './facts.ts'

/**
 * What a rule found. `message` names one of the rule's messages; `evidence` fills its placeholders and goes into
 * the finding as it is. `severity` overrides the rule's own for this case.
 */
export interface RuleResult {
  message: string
  severity?: Severity
  evidence: Evidence
}

/** Text of a finding. `{name}` stands for the evidence of that name; see `Words` for its kinds. */
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

/**
 * A rule about what was presented, whoever presents it: certificates, how they hang together, their paths. The same
 * chain is met at many endpoints of a long list, and what such a rule says of it is remembered.
 */
export interface ChainRule extends RuleBase {
  scope: 'chain'
  check(chain: ChainFacts, standpoint: Standpoint): Iterable<RuleResult>
}

export type Rule = TargetRule | PoolRule | EndpointRule | ChainRule

/** Whether a rule concerns any of the given audiences. */
export function concerns(rule: Rule, audiences: ReadonlySet<Audience>): boolean {
  return rule.audiences === 'all' || rule.audiences.some((audience) => audiences.has(audience))
}

/** Key of what a message says, or of what it tells to do. */
export function messageKey(rule: string, message: string, part: 'text' | 'fix'): string {
  return `${rule}.${message}.${part}`
}

/**
 * Turns what a rule found into a finding.
 * @throws {RangeError} when the rule names a message it does not have, or a placeholder has no evidence:
 * a fault of the rule, which its test meets.
 */
export function toFinding(rule: Rule, result: RuleResult, words: Words = english): Finding {
  const { message: name, evidence, severity = rule.severity } = result
  const message = rule.messages[name]
  if (message === undefined) throw new RangeError(`rule ${rule.id} has no message "${name}"`)
  const { text, fix } = message
  return {
    rule: rule.id,
    ...(name === 'finding' ? {} : { detail: name }),
    severity,
    message: words.fill(messageKey(rule.id, name, 'text'), text, evidence),
    ...(fix === undefined ? {} : { fix: words.fill(messageKey(rule.id, name, 'fix'), fix, evidence) }),
    evidence,
    source: rule.source,
  }
}
