/** Findings as articles: the worst first, each with its reason, its remedy and where it comes from. */
import type { Source } from '../report/finding.ts'
import type { Report } from '../report/report.ts'
import { ruleById } from '../rules/index.ts'
import { inOrderEverywhere } from './findings-text.ts'
import { gather, withEffects, type Gathered } from './gathered.ts'
import { element, type Content, type Markup } from './markup.ts'
import type { Symbols } from './style.ts'

/** What is to be said of a report. */
export function findingsMarkup(report: Report, symbols: Symbols): Markup[] {
  const remarks = gather(report).filter(({ finding }) => finding.severity !== 'ok')
  const fine = inOrderEverywhere(report)
  return [
    ...remarks.map((remark) => article(remark, report, symbols)),
    ...(fine.length === 0 ? [] : [element('p', { class: 'dim' }, `In order: ${fine.join(', ')}`)]),
  ]
}

function article(remark: Gathered, report: Report, symbols: Symbols): Markup {
  const { finding, places } = remark
  const { severity, rule, message, fix, source } = finding
  const some = places.length > 0 && places.length < report.endpoints.length
  const effects = withEffects(remark)
    .slice(1)
    .map(({ finding: effect }) => `${titleOf(effect.rule)} (${effect.rule})`)
  return element(
    'article',
    { class: severity },
    element(
      'h4',
      {},
      element('span', { class: severity }, `${symbols.severity[severity]} ${titleOf(rule)}`),
      ' ',
      element('span', { class: 'dim' }, rule),
    ),
    some ? element('p', { class: 'bold' }, `At ${[...new Set(places)].join(', ')}`) : [],
    element('p', {}, message),
    fix === undefined ? [] : element('p', {}, element('span', { class: 'bold' }, 'Fix: '), fix),
    effects.length === 0
      ? []
      : element(
          'p',
          {},
          element('span', { class: 'bold' }, 'Explains also: '),
          [...new Set(effects)].join('; '),
        ),
    source.length === 0 ? [] : element('p', { class: 'source' }, 'Source: ', source.map(sourceContent)),
  )
}

function sourceContent({ title, url, checkedOn }: Source, index: number): Content {
  const isLink = url !== undefined && url.startsWith('https://')
  return [
    index === 0 ? '' : '; ',
    isLink ? element('a', { href: url, rel: 'noreferrer noopener' }, title) : title,
    checkedOn === undefined ? '' : ` (as of ${checkedOn})`,
  ]
}

function titleOf(rule: string): string {
  return ruleById(rule)?.title ?? rule
}
