/** What to type, product by product. */
import type { Report } from '../report/report.ts'
import type { Words } from '../words/words.ts'
import { hanging, line, type Line } from './line.ts'

/** The recipes of a report; empty where nothing has to be mended. */
export function recipeLines({ recipes = [] }: Report, words: Words): Line[] {
  const titles = [...new Set(recipes.map(({ product }) => product))]
  return titles.flatMap((title) => [
    line(0, { text: words.say('recipes.title', { product: title }), emphasis: 'bold' }),
    ...recipes
      .filter(({ product }) => product === title)
      .flatMap(({ title: remedy, rules, text }) => [
        hanging(2, 4, remedy, { text: `  (${words.list(rules)})`, emphasis: 'dim' }),
        ...stepsOf(text).map((step) => hanging(4, 6, step)),
      ]),
  ])
}

/** Steps one by one: each is typed for itself. */
export function stepsOf(recipe: string): string[] {
  return recipe.split(/; (?:then )?/)
}
