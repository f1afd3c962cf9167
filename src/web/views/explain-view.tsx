/** What findings mean: a rule's page, or the list of all rules. */
import { useState } from 'preact/hooks'
import type { Explanation } from '../../api/explanation.ts'
import { TextField } from '../panes/field.tsx'
import { VerdictBadge } from '../panes/verdict.tsx'
import { fetchExplanation, listExplanations } from '../state/api.ts'
import { escapeForeign } from '../state/foreign.ts'
import { hrefOf } from '../state/route.ts'
import { words } from '../words/words.ts'
import { useAsked } from './asked.ts'
import { SourceLink } from './finding-card.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { Prose } from './prose.tsx'
import { RecipeList } from './recipe-list.tsx'

const say = words.views.explain

export function ExplainView({ rule }: { rule: string | undefined }) {
  return rule === undefined ? <RuleList /> : <RulePage rule={rule} />
}

function RulePage({ rule }: { rule: string }) {
  const { value, problem } = useAsked(rule, () => fetchExplanation(rule))
  return (
    <article class="view">
      <p>
        <a href={hrefOf({ place: 'explain' })}>{say.all}</a>
      </p>
      <h2 tabIndex={-1}>{escapeForeign(value?.title ?? rule)}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {value !== undefined && <Rule rule={value} />}
    </article>
  )
}

function Rule({ rule }: { rule: Explanation }) {
  const { id, severity, scope, what, why, fix, bad, good, remedies, source } = rule
  const recipes = remedies.flatMap(({ title, recipes: own }) => own.map((each) => ({ ...each, title })))
  const parts = [
    [say.what, what],
    [say.why, why],
    [say.fix, fix],
    [say.bad, bad],
    [say.good, good],
  ] as const
  return (
    <>
      <p>
        <code>{id}</code> <VerdictBadge of={severity} word={say.usually(words.views.severities[severity])} />{' '}
        <span class="muted">{say.scopes[scope]}</span>
      </p>
      {parts.map(([heading, text]) => (
        <section key={heading} class="view-part">
          <h3>{heading}</h3>
          <Prose text={text} />
        </section>
      ))}
      {recipes.length > 0 && (
        <section class="view-part">
          <h3>{words.views.result.sections.recipes}</h3>
          <RecipeList recipes={recipes} />
        </section>
      )}
      <section class="view-part">
        <h3>{say.sources}</h3>
        <ul class="view-list">
          {source.map((each) => (
            <li key={each.title}>
              <SourceLink source={each} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function RuleList() {
  const { value: rules = [], problem } = useAsked('all', listExplanations)
  const [search, setSearch] = useState('')
  const found = rules.filter((rule) => matches(rule, search))
  return (
    <article class="view">
      <header class="view-head">
        <h2 tabIndex={-1}>{say.heading}</h2>
        <div class="view-search">
          <TextField
            type="search"
            label={say.search}
            tip={say.searchTip}
            value={search}
            onInput={setSearch}
          />
        </div>
        <p class="muted" role="status">
          {say.found(found.length, rules.length)}
        </p>
      </header>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <ul class="view-rules">
        {found.map(({ id, title, severity }) => (
          <li key={id}>
            <VerdictBadge of={severity} word={words.views.severities[severity]} />
            <a href={hrefOf({ place: 'explain', rule: id })}>{escapeForeign(title)}</a>
            <code class="muted">{escapeForeign(id)}</code>
          </li>
        ))}
      </ul>
    </article>
  )
}

/** Whether every word is in the rule. */
function matches({ id, title, what, why, fix }: Explanation, search: string): boolean {
  const text = `${id} ${title} ${what} ${why} ${fix}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
