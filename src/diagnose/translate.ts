/** A report in another language. */
import type { Finding } from '../report/finding.ts'
import type { Report } from '../report/report.ts'
import type { Words } from '../rules/catalogue.ts'
import { ruleById } from '../rules/index.ts'
import { toFinding } from '../rules/rule.ts'
import { headlineOf } from './headline.ts'

/**
 * Puts the findings, the headline and the titles of the recipes of a report into other words: each is made again of
 * its rule, its case and its evidence. What words lacks stays English.
 */
export function translateReport(report: Report, words: Words): Report {
  const told = (part: { findings: Finding[] }) => part.findings.map((finding) => translated(finding, words))
  const endpoints = report.endpoints.map((endpoint) => ({ ...endpoint, findings: told(endpoint) }))
  const pools = report.pools.map((pool) => ({ ...pool, findings: told(pool) }))
  const findings = told(report)
  return {
    ...report,
    endpoints,
    pools,
    findings,
    headline: headlineOf({ endpoints, pools, findings }, report.verdict, report.certificates),
    ...(report.recipes === undefined
      ? {}
      : {
          recipes: report.recipes.map((recipe) => ({
            ...recipe,
            title: words(`remedy.${recipe.remedy}.title`) ?? recipe.title,
          })),
        }),
  }
}

function translated(finding: Finding, words: Words): Finding {
  const { rule: id, detail = 'finding', severity, evidence, follows } = finding
  const rule = ruleById(id)
  // A newer or older farend may know other rules and cases.
  if (rule?.messages[detail] === undefined) return finding
  return { ...toFinding(rule, { message: detail, severity, evidence }, words), ...(follows && { follows }) }
}
