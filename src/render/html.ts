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
import { symbols, verdictWord } from './style.ts'
import { formatInstant } from './time.ts'
import { renderTrace } from './trace.ts'

const signs = symbols(false)

/**
 * A page in pieces: its head, a section for each report, its tail. Every byte of the far end in it is escaped, and its
 * policy lets a browser fetch and run nothing.
 */
export class HtmlPage {
  readonly #pem: boolean
  readonly #rows: Markup[] = []

  /** @param pem whether certificates are there as PEM too */
  constructor(pem = false) {
    this.#pem = pem
  }

  /** The page up to the first report. */
  head(): string {
    const head = element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      new Markup(`<meta http-equiv="Content-Security-Policy" content="${policy}">`),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('meta', { name: 'referrer', content: 'no-referrer' }),
      element('title', {}, 'farend: what the far end presents'),
      new Markup(`<style>${pageStyle}</style>`),
    )
    const title = element('h1', {}, 'What the far end presents')
    return `<!doctype html>\n<html lang="en">${head.html}<body>${title.html}\n<main>\n`
  }

  /** What there is to be read about a report. */
  section(report: Report): string {
    const id = `target-${this.#rows.length + 1}`
    this.#rows.push(overviewRow(report, id))
    return `${reportSection(report, id, this.#pem).html}\n`
  }

  /**
   * The end. An overview of several reports is shown before them.
   * @param notes paragraphs
   * @param blocks HTML that is put at the end as it is: it must hold nothing of the far end unescaped
   */
  tail(notes: readonly string[], blocks = ''): string {
    const overview = this.#rows.length > 1 ? overviewTable(this.#rows) : new Markup('')
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

function overviewRow({ verdict, target, headline: { text } }: Report, id: string): Markup {
  return element(
    'tr',
    {},
    element(
      'td',
      { 'data-label': 'Verdict', class: verdict },
      `${signs.severity[verdict]} ${verdictWord[verdict]}`,
    ),
    element('td', { 'data-label': 'Target' }, element('a', { href: `#${id}` }, target.input)),
    element('td', { 'data-label': 'In short' }, text),
  )
}

function overviewTable(rows: readonly Markup[]): Markup {
  const heads = ['Verdict', 'Target', 'In short'].map((text) => element('th', { scope: 'col' }, text))
  const head = element('thead', {}, element('tr', {}, heads))
  return element('nav', {}, element('table', { class: 'overview' }, head, element('tbody', {}, rows)))
}

function reportSection(report: Report, id: string, pem: boolean): Markup {
  const [first, ...rest] = headline(report, signs)
  const seen = [
    ...poolLines(report, signs),
    ...presentedLines(report, signs),
    ...bundleLines(report, signs),
    ...attemptLines(report),
    ...authorityLines(report),
    ...answerLines(report, signs),
  ]
  return element(
    'section',
    { id },
    element('h2', {}, (first?.spans ?? []).map(spanMarkup)),
    linesMarkup(rest),
    element('p', { class: 'dim' }, timesText(report)),
    heading(`Findings: ${formatCounts(gather(report), report.verdict)}`),
    findingsMarkup(report, signs),
    report.recipes === undefined ? [] : linesMarkup(recipeLines(report)),
    heading('Addresses'),
    addressTable(report, signs),
    seen.length === 0 ? [] : [heading('What they sent'), linesMarkup(seen)],
    chainSections(report).map(pathSection),
    heading('Certificates'),
    Object.values(report.certificates).map((certificate) => certificateMarkup(certificate, report, pem)),
    heading('DNS questions and connections'),
    element(
      'details',
      {},
      element('summary', {}, 'Every question and every connection, with times'),
      renderTrace(report)
        .split('\n')
        .filter(Boolean)
        .map((text) => element('p', { class: 'line' }, text)),
    ),
  )
}

function timesText({ startedAt, finishedAt, judgedAt }: Report): string {
  const [from, to, at] = [startedAt, finishedAt, judgedAt].map(formatInstant)
  return `seen from ${from} to ${to}, judged as of ${at}`
}

function pathSection([first, ...rest]: Line[]): Content {
  return [heading((first?.spans ?? []).map(spanMarkup)), linesMarkup(rest)]
}

function heading(text: Content): Markup {
  return element('h3', {}, text)
}
