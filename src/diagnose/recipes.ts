/** What to type on the products at hand, for the faults that have to be mended first. */
import type { RecipeFacts, Report } from '../report/report.ts'
import type { Profile } from '../report/target.ts'
import { products, productsAtHand, productSigns, type ProductId } from '../rules/data/products.ts'
import { remedies, type Remedy, type RemedyId } from '../rules/data/recipes.ts'
import { ruleRemedies } from '../rules/data/rule-remedies.ts'

/**
 * A recipe for each remedy and product, of the root causes among errors and warnings; errors alone where there are
 * any. The product is the one that a SIP answer names, else those that the role makes likely. One that a remedy has no
 * words for is left out; where that leaves nobody, the generic words stand.
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
  const seen = productsSeen(endpoints)
  const likely = seen.length > 0 ? seen : productsAtHand[profile]
  return [...rulesOf].flatMap(([id, rules]) => recipesOf(id, likely, [...rules]))
}

function productsSeen(endpoints: Report['endpoints']): ProductId[] {
  const servers = endpoints.map(({ sip }) => sip?.server ?? '')
  const seen = productSigns.filter(({ server }) => servers.some((text) => server.test(text)))
  return seen.map(({ product }) => product)
}

function recipesOf(id: RemedyId, likely: readonly ProductId[], rules: string[]): RecipeFacts[] {
  const { title, recipes }: Remedy = remedies[id]
  const atHand = likely.filter((product) => recipes[product] !== undefined)
  const shown = atHand.length > 0 ? atHand : (['generic'] as const)
  return shown.flatMap((product) => {
    const text = recipes[product]
    return text === undefined ? [] : [{ remedy: id, title, product: products[product].title, text, rules }]
  })
}
