/** A report in another language. */
import type { Finding } from '../report/finding.ts'
import type { RecipeFacts, Report } from '../report/report.ts'
import { productIds, products } from '../rules/data/products.ts'
import { remedyIds } from '../rules/data/recipes.ts'
import { ruleById } from '../rules/index.ts'
import { productTitle, recipeText, remedyTitle } from '../rules/in-words.ts'
import { toFinding } from '../rules/rule.ts'
import { namesIn, type Words } from '../words/words.ts'
import { headlineOf } from './headline.ts'

/**
 * Puts the findings, the headline and the recipes of a report into other words: each finding is made again of its
 * rule, its case and its evidence. What the language lacks is said in English. What is quoted stays: reasons that the
 * layers below the rules give for a failed connection, a path that is not valid, or a revocation answer.
 */
export function translateReport(report: Report, words: Words): Report {
  const told = (part: { findings: Finding[] }) => part.findings.map((finding) => translated(finding, words))
  const endpoints = report.endpoints.map((endpoint) => ({ ...endpoint, findings: told(endpoint) }))
  const pools = report.pools.map((pool) => ({ ...pool, findings: told(pool) }))
  const parts = { endpoints, pools, findings: told(report) }
  return {
    ...report,
    ...parts,
    headline: headlineOf(parts, report.verdict, report.certificates, words),
    ...(report.recipes === undefined
      ? {}
      : { recipes: report.recipes.map((recipe) => translatedRecipe(recipe, words)) }),
  }
}

function translated(finding: Finding, words: Words): Finding {
  const { rule: id, detail = 'finding', severity, evidence, follows } = finding
  const rule = ruleById(id)
  const message = rule?.messages[detail]
  // Another version of farend may know other rules and cases, and give other evidence.
  const isKnown = message && namesIn(`${message.text} ${message.fix}`).every((name) => name in evidence)
  if (rule === undefined || !isKnown) return finding
  return { ...toFinding(rule, { message: detail, severity, evidence }, words), ...(follows && { follows }) }
}

function translatedRecipe(recipe: RecipeFacts, words: Words): RecipeFacts {
  const remedy = remedyIds.find((id) => id === recipe.remedy)
  const product = productIds.find((id) => products[id].title === recipe.product)
  if (remedy === undefined || product === undefined) return recipe
  return {
    ...recipe,
    title: remedyTitle(remedy, words),
    product: productTitle(product, words),
    text: recipeText(remedy, product, words) ?? recipe.text,
  }
}
