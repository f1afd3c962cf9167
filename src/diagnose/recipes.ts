/** What to type on the products at hand, for the faults that have to be mended first. */
import type { RecipeFacts, Report } from '../report/report.ts'
import type { Profile } from '../report/target.ts'
import { productsAtHand } from '../rules/data/products.ts'
import type { RemedyId } from '../rules/data/recipes.ts'
import { ruleRemedies } from '../rules/data/rule-remedies.ts'
import { productTitle, recipeText, remedyTitle } from '../rules/in-words.ts'
import { english, type Words } from '../words/words.ts'

/**
 * A recipe for each remedy and product, of the root causes among errors and warnings; errors alone where there are
 * any. A product that a remedy has no words for is left out; where that leaves nobody, the generic words stand.
 */
export function recipesFor(
  { findings, endpoints, pools }: Pick<Report, 'findings' | 'endpoints' | 'pools'>,
  profile: Profile,
  words: Words = english,
): RecipeFacts[] {
  const all = [...findings, ...[...pools, ...endpoints].flatMap((part) => part.findings)]
  const causes = all.filter(({ follows }) => follows === undefined)
  const errors = causes.filter(({ severity }) => severity === 'error')
  const meant = errors.length > 0 ? errors : causes.filter(({ severity }) => severity === 'warning')
  const rulesOf = new Map<RemedyId, Set<string>>()
  for (const { rule, fix } of meant) {
    if (fix === undefined) continue
    for (const remedy of ruleRemedies[rule] ?? [])
      rulesOf.set(remedy, (rulesOf.get(remedy) ?? new Set()).add(rule))
  }
  return [...rulesOf].flatMap(([id, rules]) => recipesOf(id, profile, [...rules], words))
}

function recipesOf(id: RemedyId, profile: Profile, rules: string[], words: Words): RecipeFacts[] {
  const title = remedyTitle(id, words)
  const atHand = productsAtHand[profile].filter((product) => recipeText(id, product, words) !== undefined)
  const shown = atHand.length > 0 ? atHand : (['generic'] as const)
  return shown.flatMap((product) => {
    const text = recipeText(id, product, words)
    if (text === undefined) return []
    return [{ remedy: id, title, product: productTitle(product, words), text, rules }]
  })
}
