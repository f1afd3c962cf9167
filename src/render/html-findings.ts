/** Findings as articles: the worst first, each with its reason, its remedy and where it comes from. */
import type { Source } from '../report/finding.ts'
import type { Report } from '../report/report.ts'
import { titleOf } from '../rules/in-words.ts'
import type { Words } from '../words/words.ts'
import { inOrderEverywhere } from './findings-text.ts'
import { gather, withEffects, type Gathered } from './gathered.ts'
import { element, type Content, type Markup } from './markup.ts'
import type { Style } from './style.ts'

/** What is to be said of a report. */
export function findingsMarkup(report: Report, style: Style): Markup[] {
  const { words } = style
  const remarks = gather(report).filter(({ finding }) => finding.severity !== 'ok')
  const fine = inOrderEverywhere(report)
  return [
    ...remarks.map((remark) => article(remark, report, style)),
    ...(fine.length === 0
      ? []
      : [element('p', { class: 'dim' }, `${words.say('findings.in-order')} ${words.list(fine)}`)]),
  ]
}

function article(remark: Gathered, report: Report, style: Style): Markup {
  const { finding, places } = remark
  const { words } = style
  const { severity, rule, message, fix, source } = finding
  const some = places.length > 0 && places.length < report.endpoints.length
  const effects = withEffects(remark)
    .slice(1)
    .map(({ finding: effect }) => `${titleOf(effect.rule, words)} (${effect.rule})`)
  return element(
    'article',
    { class: severity },
    element(
      'h4',
      {},
      element('span', { class: severity }, `${style.severity[severity]} ${titleOf(rule, words)}`),
      ' ',
      element('span', { class: 'dim' }, rule),
    ),
    some ? element('p', { class: 'bold' }, words.say('findings.at', { places: [...new Set(places)] })) : [],
    element('p', {}, message),
    fix === undefined
      ? []
      : element('p', {}, element('span', { class: 'bold' }, words.say('findings.fix')), ' ', fix),
    effects.length === 0
      ? []
      : element(
          'p',
          {},
          element('span', { class: 'bold' }, words.say('findings.explains')),
          ' ',
          [...new Set(effects)].join('; '),
        ),
    source.length === 0
      ? []
      : element(
          'p',
          { class: 'source' },
          words.say('findings.source'),
          ' ',
          source.map((each, index) => sourceContent(each, index, words)),
        ),
  )
}

function sourceContent({ title, url, checkedOn }: Source, index: number, words: Words): Content {
  const isLink = url !== undefined && url.startsWith('https://')
  return [
    index === 0 ? '' : '; ',
    isLink ? element('a', { href: url, rel: 'noreferrer noopener' }, title) : title,
    checkedOn === undefined ? '' : ` (${words.say('source.as-of', { day: checkedOn })})`,
  ]
}
