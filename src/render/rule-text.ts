/** Rules for people at a terminal. */
import type { Rule } from '../rules/rule.ts'
import { productIds, products, type Product } from '../rules/data/products.ts'
import { ruleRemedies } from '../rules/data/rule-remedies.ts'
import { docOf, productTitle, recipeText, remedyTitle, titleOf } from '../rules/in-words.ts'
import { english, type Words } from '../words/words.ts'
import { blank, hanging, line, unbroken, type Line } from './line.ts'
import { stepsOf } from './recipe-lines.ts'

/** A rule's page: what, why, what to do, an example of each kind, where it comes from. */
export function ruleLines(rule: Rule, words: Words = english): Line[] {
  const { id, severity, audiences, source, since } = rule
  const doc = docOf(rule, words)
  const usually = words.say('explain.usually', {
    severity: words.say(`severity.${severity}`),
    concerned: audiences === 'all' ? words.say('explain.everybody') : audiences,
    since,
  })
  return [
    line(0, { text: id, emphasis: 'bold' }, `  ${titleOf(id, words)}`),
    line(0, { text: usually, emphasis: 'dim' }),
    ...section(words.say('explain.what'), doc.what),
    ...section(words.say('explain.why'), doc.why),
    ...section(words.say('explain.fix'), doc.fix),
    ...remedyLines(id, words),
    ...section(words.say('explain.bad'), doc.bad),
    ...section(words.say('explain.good'), doc.good),
    blank,
    line(0, { text: words.say('explain.sources'), emphasis: 'bold' }),
    ...source.flatMap(({ title: name, url, checkedOn }) => [
      line(2, name, checkedOn === undefined ? '' : `  (${words.say('explain.read-on', { day: checkedOn })})`),
      ...(url === undefined ? [] : [unbroken(line(4, url))]),
    ]),
  ]
}

/** What to type on every product. */
function remedyLines(id: string, words: Words): Line[] {
  return (ruleRemedies[id] ?? []).flatMap((remedy) => [
    blank,
    line(0, { text: remedyTitle(remedy, words), emphasis: 'bold' }),
    ...productIds.flatMap((product) => {
      const text = recipeText(remedy, product, words)
      if (text === undefined) return []
      return [
        productLine(productTitle(product, words), products[product]),
        ...stepsOf(text).map((step) => hanging(4, 6, step)),
      ]
    }),
  ])
}

// With the page on which its maker explains it.
function productLine(title: string, { source: { url } }: Product): Line {
  return unbroken(line(2, { text: title, emphasis: 'dim' }, url === undefined ? '' : `  ${url}`))
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
