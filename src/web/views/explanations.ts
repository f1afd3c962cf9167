/** What rules mean, asked for once. */
import { signal } from '@preact/signals'
import type { Explanation } from '../../api/explanation.ts'
import { listExplanations } from '../state/api.ts'
import { escapeForeign } from '../state/foreign.ts'
import { token } from '../state/token.ts'

/** By id of the rule; empty until they have come. */
export const explanations = signal<ReadonlyMap<string, Explanation>>(new Map())

let asked: string | undefined

/** Asks for them, unless that was done. Without them findings go by the ids of their rules. */
export function wantExplanations(): void {
  if (asked === token.peek()) return
  asked = token.peek()
  listExplanations().then(
    (rules) => (explanations.value = new Map(rules.map((rule) => [rule.id, rule]))),
    () => (asked = undefined),
  )
}

/** The title of a rule, or its id. */
export function titleOf(rule: string): string {
  return explanations.value.get(rule)?.title ?? escapeForeign(rule)
}
