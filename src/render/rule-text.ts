/** Rules for people at a terminal. */
import type { Rule } from '../rules/rule.ts'
import { productIds, products, type ProductId } from '../rules/data/products.ts'
import { remedies, type Remedy } from '../rules/data/recipes.ts'
import { ruleRemedies } from '../rules/data/rule-remedies.ts'
import { blank, hanging, line, unbroken, type Line } from './line.ts'
import { stepsOf } from './recipe-lines.ts'

/** A rule's page: what, why, what to do, an example of each kind, where it comes from. */
export function ruleLines(rule: Rule): Line[] {
  const { id, title, severity, audiences, doc, source, since } = rule
  const concerned = audiences === 'all' ? 'everybody' : audiences.join(', ')
  return [
    line(0, { text: id, emphasis: 'bold' }, `  ${title}`),
    line(0, { text: `usually ${severity}; concerns ${concerned}; since version ${since}`, emphasis: 'dim' }),
    ...section('What', doc.what),
    ...section('Why it matters', doc.why),
    ...section('What to do', doc.fix),
    ...remedyLines(id),
    ...section('Wrong', doc.bad),
    ...section('Right', doc.good),
    blank,
    line(0, { text: 'Sources', emphasis: 'bold' }),
    ...source.flatMap(({ title: name, url, checkedOn }) => [
      line(2, name, checkedOn === undefined ? '' : `  (read ${checkedOn})`),
      ...(url === undefined ? [] : [unbroken(line(4, url))]),
    ]),
  ]
}

/** What to type on every product. */
function remedyLines(id: string): Line[] {
  return (ruleRemedies[id] ?? []).flatMap((remedy) => {
    const { title, recipes }: Remedy = remedies[remedy]
    const of = (product: ProductId) => (recipes[product] === undefined ? [] : stepsOf(recipes[product]))
    return [
      blank,
      line(0, { text: title, emphasis: 'bold' }),
      ...productIds.flatMap((product) => {
        const steps = of(product)
        return steps.length === 0
          ? []
          : [
              line(2, { text: products[product].title, emphasis: 'dim' }),
              ...steps.map((step) => hanging(4, 6, step)),
            ]
      }),
    ]
  })
}

/** Every rule in a line: id, severity, title. */
export function ruleListLines(rules: readonly Rule[]): Line[] {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2
  return rules.map(({ id, severity, title }) =>
    hanging(
      0,
      width + 9,
      { text: id.padEnd(width) },
      { text: severity.padEnd(9), emphasis: severity },
      title,
    ),
  )
}

function section(heading: string, text: string): Line[] {
  return [
    blank,
    line(0, { text: heading, emphasis: 'bold' }),
    ...text.split('\n').map((paragraph) => hanging(2, 2, paragraph)),
  ]
}
