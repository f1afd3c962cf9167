/** What to type on the products at hand, for the faults that have to be mended first. */
import type { RecipeFacts, Report } from '../report/report.ts'
import type { Profile } from '../report/target.ts'
import { products, productsAtHand } from '../rules/data/products.ts'
import { remedies, type Remedy, type RemedyId } from '../rules/data/recipes.ts'
import { ruleRemedies } from '../rules/data/rule-remedies.ts'

/**
 * A recipe for each remedy and product, of the root causes among errors and warnings; errors alone where there are
 * any. A product that a remedy has no words for is left out; where that leaves nobody, the generic words stand.
 */
export function recipesFor(
  { findings, endpoints, pools }: Pick<Report, 'findings' | 'endpoints' | 'pools'>,
  profile: Profile,
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
  return [...rulesOf].flatMap(([id, rules]) => recipesOf(id, profile, [...rules]))
}

function recipesOf(id: RemedyId, profile: Profile, rules: string[]): RecipeFacts[] {
  const { title, recipes }: Remedy = remedies[id]
  const atHand = productsAtHand[profile].filter((product) => recipes[product] !== undefined)
  const shown = atHand.length > 0 ? atHand : (['generic'] as const)
  return shown.flatMap((product) => {
    const text = recipes[product]
    return text === undefined ? [] : [{ remedy: id, title, product: products[product].title, text, rules }]
  })
}
