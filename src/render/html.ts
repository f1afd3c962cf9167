/** Reports as one HTML page that needs no script, no network and nothing beside it. */
import { createHash } from 'node:crypto'
import type { Report } from '../report/report.ts'
import { formatCounts, gather } from './gathered.ts'
import { certificateMarkup } from './html-certificate.ts'
import { findingsMarkup } from './html-findings.ts'
import { linesMarkup, spanMarkup } from './html-lines.ts'
import { pageStyle } from './html-style.ts'
import { addressTable } from './html-table.ts'
import { answerLines } from './answer-lines.ts'
import { attemptLines } from './attempt-lines.ts'
import { chainSections } from './chain-text.ts'
import { headline } from './headline.ts'
import type { Line } from './line.ts'
import { element, Markup, type Content } from './markup.ts'
import { poolLines } from './pool-lines.ts'
import { authorityLines, bundleLines, presentedLines } from './presented-lines.ts'
import { recipeLines } from './recipe-lines.ts'
import { styleFor, type Style } from './style.ts'
import { english, type Words } from '../words/words.ts'
import { formatInstant } from './time.ts'
import { renderTrace } from './trace.ts'

/**
 * A page in pieces: its head, a section for each report, its tail. Every byte of the far end in it is escaped, and its
 * policy lets a browser fetch and run nothing.
 */
export class HtmlPage {
  readonly #pem: boolean
  readonly #style: Style
  readonly #rows: Markup[] = []

  /**
   * @param pem whether certificates are there as PEM too
   * @param words the language
   */
  constructor(pem = false, words = english) {
    this.#pem = pem
    this.#style = styleFor(false, words)
  }

  /** The page up to the first report. */
  head(): string {
    const { words } = this.#style
    const head = element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      new Markup(`<meta http-equiv="Content-Security-Policy" content="${policy}">`),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('meta', { name: 'referrer', content: 'no-referrer' }),
      element('title', {}, words.say('page.title')),
      new Markup(`<style>${pageStyle}</style>`),
    )
    const title = element('h1', {}, words.say('page.heading'))
    return `<!doctype html>\n<html lang="${words.language}">${head.html}<body>${title.html}\n<main>\n`
  }

  /** What there is to be read about a report. */
  section(report: Report): string {
    const id = `target-${this.#rows.length + 1}`
    this.#rows.push(overviewRow(report, id, this.#style))
    return `${reportSection(report, id, this.#pem, this.#style).html}\n`
  }

  /**
   * The end. An overview of several reports is shown before them.
   * @param notes paragraphs
   * @param blocks HTML that is put at the end as it is: it must hold nothing of the far end unescaped
   */
  tail(notes: readonly string[], blocks = ''): string {
    const overview = this.#rows.length > 1 ? overviewTable(this.#rows, this.#style) : new Markup('')
    const footer = element(
      'footer',
      {},
      notes.map((note) => element('p', {}, note)),
    )
    return `</main>\n${overview.html}${footer.html}\n${blocks}</body></html>\n`
  }
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

function overviewRow({ verdict, target, headline: { text } }: Report, id: string, style: Style): Markup {
  const { words } = style
  return element(
    'tr',
    {},
    element(
      'td',
      { 'data-label': words.say('table.verdict'), class: verdict },
      `${style.severity[verdict]} ${words.say(`verdict.${verdict}`)}`,
    ),
    element(
      'td',
      { 'data-label': words.say('table.target') },
      element('a', { href: `#${id}` }, target.input),
    ),
    element('td', { 'data-label': words.say('table.in-short') }, text),
  )
}

function overviewTable(rows: readonly Markup[], { words }: Style): Markup {
  const heads = (['verdict', 'target', 'in-short'] as const).map((column) =>
    element('th', { scope: 'col' }, words.say(`table.${column}`)),
  )
  const head = element('thead', {}, element('tr', {}, heads))
  return element('nav', {}, element('table', { class: 'overview' }, head, element('tbody', {}, rows)))
}

function reportSection(report: Report, id: string, pem: boolean, style: Style): Markup {
  const { words } = style
  const [first, ...rest] = headline(report, style)
  const seen = [
    ...poolLines(report, style),
    ...presentedLines(report, style),
    ...bundleLines(report, style),
    ...attemptLines(report, words),
    ...authorityLines(report, words),
    ...answerLines(report, style),
  ]
  return element(
    'section',
    { id },
    element('h2', {}, (first?.spans ?? []).map(spanMarkup)),
    linesMarkup(rest),
    element('p', { class: 'dim' }, timesText(report, words)),
    heading(`${words.say('page.findings')} ${formatCounts(gather(report), report.verdict, words)}`),
    findingsMarkup(report, style),
    report.recipes === undefined ? [] : linesMarkup(recipeLines(report, words)),
    heading(words.say('page.addresses')),
    addressTable(report, style),
    seen.length === 0 ? [] : [heading(words.say('page.sent')), linesMarkup(seen)],
    chainSections(report, words).map(pathSection),
    heading(words.say('page.certificates')),
    Object.values(report.certificates).map((certificate) =>
      certificateMarkup(certificate, report, pem, words),
    ),
    heading(words.say('page.trace')),
    element(
      'details',
      {},
      element('summary', {}, words.say('page.trace-summary')),
      renderTrace(report)
        .split('\n')
        .filter(Boolean)
        .map((text) => element('p', { class: 'line' }, text)),
    ),
  )
}

function timesText({ startedAt, finishedAt, judgedAt }: Report, words: Words): string {
  return words.say('page.times', {
    from: formatInstant(startedAt),
    to: formatInstant(finishedAt),
    at: formatInstant(judgedAt),
  })
}

function pathSection([first, ...rest]: Line[]): Content {
  return [heading((first?.spans ?? []).map(spanMarkup)), linesMarkup(rest)]
}

function heading(text: Content): Markup {
  return element('h3', {}, text)
}
