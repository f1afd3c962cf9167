// Reports and pages of rules in a language that no catalogue can have by chance: whatever is read there in narrow
// letters did not come from the catalogue, and has to be something that is quoted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translateReport } from '../src/diagnose/translate.ts'
import { HtmlPage } from '../src/render/html.ts'
import { ruleLines } from '../src/render/rule-text.ts'
import { layOutLines, renderText } from '../src/render/text.ts'
import type { Report } from '../src/report/report.ts'
import { products } from '../src/rules/data/products.ts'
import { rules } from '../src/rules/index.ts'
import { wideWords, narrowWords } from './wide-words.ts'
import { nowhereReport, poolReport, silentReport } from './report-samples.ts'
import { sampleReports } from './sample-reports.ts'

/** Kinds and names that are the same in every language. */
const untranslated = new Set(['farend', 'explain', 'UTC', 'SHA', 'DNS', 'URI'])

const samples: [string, Report][] = [
  ...sampleReports(),
  ['a pool', withoutFindings(poolReport)],
  ['silence', withoutFindings(silentReport)],
  ['a target that leads nowhere', withoutFindings(nowhereReport)],
]

for (const [name, report] of samples) {
  const translated = translateReport(report, wideWords)

  test(`the text of ${name} is of one language`, () => {
    const options = { width: 400, color: false, ascii: false, advanced: true, chain: true }
    assertQuoted(renderText(translated, { ...options, words: wideWords }), report)
  })

  test(`the page of ${name} is of one language`, () => {
    const page = new HtmlPage(false, wideWords)
    const html = [page.head(), page.section(translated), page.section(translated), page.tail([])].join('')
    // What is said between tags and in labels. The last part is the log of questions and connections.
    const told = html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/(<summary>[^<]*<\/summary>)(<p class="line">[^<]*<\/p>)+/g, '$1')
      .replace(/data-label="([^"]*)"/g, '>$1<')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#?\w+;/g, ' ')
    assertQuoted(told, report)
  })
}

test('the pages of the rules are of one language', () => {
  for (const rule of rules) {
    const text = layOutLines(ruleLines(rule, wideWords), { width: 400, color: false })
    const { id, source, audiences } = rule
    const pages = Object.values(products).map((product) => product.source)
    assertQuoted(text, { id, source, audiences, pages })
  }
})

/** Reports made by hand have findings that no rule makes. */
function withoutFindings(report: Report): Report {
  const bare = <Part extends { findings: unknown[] }>(part: Part): Part => ({ ...part, findings: [] })
  return { ...bare(report), endpoints: report.endpoints.map(bare), pools: report.pools.map(bare) }
}

/** Every narrow word is quoted: it stands in the facts, apart from what the catalogue says of them. */
function assertQuoted(text: string, facts: unknown): void {
  const quoted = JSON.stringify(facts, (key, value) =>
    catalogued.has(key) ? undefined : value,
  ).toLowerCase()
  const left = narrowWords(text).filter(
    (word) => !untranslated.has(word) && !quoted.includes(word.toLowerCase()),
  )
  assert.deepEqual(left, [])
}

const catalogued = new Set(['message', 'fix', 'headline', 'recipes'])
