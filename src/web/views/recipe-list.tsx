/** What to type, or where to click, product by product. */
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { CopyButton } from './copy-button.tsx'

/** A recipe, as reports and explanations have it. */
export interface ShownRecipe {
  product: string
  /** The remedy, as an order. */
  title: string
  text: string
  /** The findings that it mends. */
  rules?: readonly string[]
}

export function RecipeList({ recipes }: { recipes: readonly ShownRecipe[] }) {
  const products = Map.groupBy(recipes, ({ product }) => product)
  return [...products].map(([product, own]) => (
    <section key={product} class="view-recipes">
      <h4>{escapeForeign(product)}</h4>
      <dl>
        {own.map(({ title, text, rules = [] }) => (
          <div key={title}>
            <dt>
              {escapeForeign(title)}
              {rules.length > 0 && <span class="muted"> ({escapeForeign(rules.join(', '))})</span>}
            </dt>
            <dd>
              <code>{escapeForeign(text)}</code>{' '}
              <CopyButton text={text} what={words.views.result.recipe(escapeForeign(product))} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
