// The pages of docs/rules, made from the rules themselves.
import type { Source } from '../src/report/finding.ts'
import type { Audience } from '../src/rules/facts.ts'
import { rules as catalogue } from '../src/rules/index.ts'
import { productIds, products, type Product } from '../src/rules/data/products.ts'
import { remedies, type Remedy } from '../src/rules/data/recipes.ts'
import { ruleRemedies } from '../src/rules/data/rule-remedies.ts'
import { stepsOf } from '../src/render/recipe-lines.ts'
import type { Message, Rule } from '../src/rules/rule.ts'

const folder = 'docs/rules'

/** Text of every page by its path from the root of the checkout: one for each rule, and the table of all. */
export function rulePages(rules: readonly Rule[] = catalogue): Map<string, string> {
  const pages = new Map<string, string>()
  for (const rule of rules) pages.set(`${folder}/${rule.id}.md`, rulePage(rule))
  pages.set(`${folder}/README.md`, tablePage(rules))
  return pages
}

function rulePage(rule: Rule): string {
  const { what, why, fix, bad, good } = rule.doc
  const paragraphs = [
    `# ${rule.id}: ${rule.title}`,
    `Usual severity: **${rule.severity}**. Concerns: ${concerned(rule.audiences)}. Since farend ${rule.since}.`,
    '## What it finds',
    what,
    '## Why it matters',
    why,
    '## What to do',
    fix,
    ...remedyParagraphs(rule.id),
    '## Example',
    `Not so: ${sentence(bad)}`,
    `But so: ${sentence(good)}`,
    '## What a report says',
    'Names in braces are filled in with what was seen.',
    Object.entries(rule.messages).map(messageItem).join('\n'),
    '## Sources',
    rule.source.map(sourceItem).join('\n'),
    '[All rules](README.md)',
  ]
  return `${paragraphs.join('\n\n')}\n`
}

/** A table for each remedy: what to type on which product. */
function remedyParagraphs(id: string): string[] {
  return (ruleRemedies[id] ?? []).flatMap((remedy) => {
    const { title, recipes }: Remedy = remedies[remedy]
    const rows = productIds.flatMap((product) => {
      const text = recipes[product]
      return text === undefined ? [] : [`| ${productLink(products[product])} | ${code(text)} |`]
    })
    return [`### ${title}`, ['| on | what to type |', '|---|---|', ...rows].join('\n')]
  })
}

function productLink({ title, source: { url } }: Product): string {
  return url === undefined ? title : `[${title}](${url})`
}

function code(text: string): string {
  return stepsOf(text)
    .map((step) => `\`${step.replaceAll('|', '\\|')}\``)
    .join('<br>')
}

function tablePage(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, title, severity, audiences }) =>
      `| [${id}](${id}.md) | ${title} | ${severity} | ${concerned(audiences)} |`,
  )
  return `# Rules

Every finding of farend comes from one of these ${rules.length} rules. \`farend explain <rule>\` prints a rule's page
offline. The severity is the usual one; the page of a rule says where it varies.

| rule | what | severity | concerns |
|---|---|---|---|
${rows.join('\n')}
`
}

function messageItem([name, { text, fix }]: [string, Message]): string {
  const label = name === 'finding' ? '' : `\`${name}\`: `
  const whole = `- ${label}${text}${fix === undefined ? '' : `\n  *To do:* ${fix}`}`
  return whole.replace(/\{(\w+):\w+\}/g, '{$1}')
}

function sourceItem({ title, url, checkedOn }: Source): string {
  const link = url === undefined ? title : `[${title}](${url})`
  return `- ${link}${checkedOn === undefined ? '' : `, compared on ${checkedOn}`}`
}

function sentence(text: string): string {
  return /[.`]$/.test(text) ? text : `${text}.`
}

function concerned(audiences: Rule['audiences']): string {
  return audiences === 'all' ? 'everybody' : audiences.map((audience) => audienceNames[audience]).join(', ')
}

const audienceNames: Record<Audience, string> = {
  sfb: 'Skype for Business',
  edge: 'Edge (external)',
  'edge-int': 'Edge (internal)',
  fe: 'Front End',
  med: 'Mediation Server',
  rp: 'reverse proxy',
  fed: 'federation',
  'sip-client': 'client sign-in records',
  'teams-sbc': 'Teams session border controller',
  'ms-end': "Microsoft's SIP ends",
  cisco: 'Cisco',
  sip: 'SIP (RFC 5922)',
  web: 'web',
}
