/** Facts as a list of terms and what they are; those without value are left out. */
import type { ComponentChildren } from 'preact'

/** A term and what it is; undefined, null and '' are left out. */
export type Fact = readonly [term: string, value: ComponentChildren]

export function Facts({ facts, class: name = '' }: { facts: readonly Fact[]; class?: string }) {
  return (
    <dl class={`view-facts ${name}`}>
      {facts.map(([term, value]) =>
        value === undefined || value === null || value === '' || value === false ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
