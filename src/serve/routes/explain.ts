/** What findings mean. */
import { z } from 'zod'
import { explanation, explanationList, type Explanation } from '../../api/explanation.ts'
import { productIds, products } from '../../rules/data/products.ts'
import { remedies, type Remedy } from '../../rules/data/recipes.ts'
import { ruleRemedies } from '../../rules/data/rule-remedies.ts'
import { ruleById, rules } from '../../rules/index.ts'
import type { Rule } from '../../rules/rule.ts'
import { nearest } from '../../targets/nearest.ts'
import { ApiError } from '../api-error.ts'
import { json, route } from '../route.ts'

/** See the module. */
export const explainRoutes = [
  route({
    method: 'get',
    path: '/explain',
    operationId: 'listExplanations',
    summary: 'Every finding that there can be',
    answers: { 200: { description: 'In the order of the catalogue', schema: explanationList } },
    handle: () => json({ rules: rules.map(explanationOf) }),
  }),
  route({
    method: 'get',
    path: '/explain/{rule}',
    operationId: 'explain',
    summary: 'What a finding means, why it matters and what to do',
    params: z.strictObject({ rule: z.string().min(1).max(100) }),
    answers: { 200: { description: 'The explanation', schema: explanation } },
    handle: ({ params }) => json(explanationOf(findRule(params.rule))),
  }),
]

function explanationOf({ id, title, severity, scope, doc, source }: Rule): Explanation {
  return { id, title, severity, scope, ...doc, remedies: remediesOf(id), source }
}

function remediesOf(id: string): Explanation['remedies'] {
  return (ruleRemedies[id] ?? []).map((remedy) => {
    const { title, recipes }: Remedy = remedies[remedy]
    const told = productIds.flatMap((product) => {
      const text = recipes[product]
      return text === undefined ? [] : [{ product: products[product].title, text }]
    })
    return { title, recipes: told }
  })
}

function findRule(id: string): Rule {
  const rule = ruleById(id.toLowerCase().replace(/:.*/, ''))
  if (rule !== undefined) return rule
  const ids = rules.map((each) => each.id)
  const near = nearest(id, ids)
  const right = near === undefined ? 'GET /api/v1/explain lists all' : `did you mean ${near}?`
  throw new ApiError('not-found', `path /rule: there is no finding "${id.slice(0, 60)}"; ${right}`)
}
