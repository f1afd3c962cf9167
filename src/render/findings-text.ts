/** Findings in lines: the worst first, each with its reason and its remedy; what asks for nothing, in short. */
import type { Finding } from '../report/finding.ts'
import type { Report } from '../report/report.ts'
import { firstSentence } from '../report/first-sentence.ts'
import { titleOf } from '../rules/in-words.ts'
import type { Words } from '../words/words.ts'
import { gather, weightOf, withEffects, type Gathered } from './gathered.ts'
import { hanging, line, type Line } from './line.ts'
import type { Style } from './style.ts'

/** What is to be said of a report, and how to read more about the first of it. */
export function findingLines(report: Report, style: Style): Line[] {
  const gathered = gather(report)
  const remarks = gathered.filter((entry) => weightOf(entry) !== 'ok')
  const fine = inOrderEverywhere(report)
  const first = remarks[0]?.finding.rule
  return [
    ...remarks.flatMap((remark) => remarkLines(remark, report, style)),
    ...(fine.length === 0
      ? []
      : [
          hanging(
            2,
            4,
            { text: `${style.severity.ok} ${style.words.say('findings.in-order')} `, emphasis: 'ok' },
            { text: style.words.list(fine), emphasis: 'dim' },
          ),
        ]),
    ...(first === undefined
      ? []
      : [line(2, { text: style.words.say('findings.more', { rule: first }), emphasis: 'dim' })]),
  ]
}

/** Rules that say what is in order everywhere: in order at one address and not at another is no comfort. */
export function inOrderEverywhere({ findings, endpoints }: Report): string[] {
  const fineOf = (all: Finding[]) => all.filter(({ severity }) => severity === 'ok').map(({ rule }) => rule)
  const seen = endpoints.filter(({ outcome }) => outcome === 'certificate').map((one) => fineOf(one.findings))
  const everywhere = (seen[0] ?? []).filter((rule) => seen.every((rules) => rules.includes(rule)))
  return [...new Set([...fineOf(findings), ...everywhere])]
}

function remarkLines(remark: Gathered, report: Report, style: Style): Line[] {
  const { finding, places } = remark
  const { rule, message, fix } = finding
  const weight = weightOf(remark)
  const isAside = weight === 'info' && fix === undefined
  const some = places.length > 0 && report.endpoints.length > 1 && places.length < report.endpoints.length
  return [
    hanging(
      2,
      4,
      { text: `${style.severity[weight]} ${rule}`, emphasis: weight },
      ...(some ? [{ text: `  ${style.words.list([...new Set(places)])}`, emphasis: 'bold' as const }] : []),
      ...(isAside ? [{ text: `  ${firstSentence(message)}` }] : []),
    ),
    ...(isAside ? [] : [hanging(4, 4, message)]),
    ...(fix === undefined
      ? []
      : [hanging(4, 9, { text: `${style.words.say('findings.fix')} `, emphasis: 'bold' }, fix)]),
    ...effectLines(remark, style.words),
  ]
}

// Mended with their cause, so that their names are enough; `farend explain` has the rest.
function effectLines(remark: Gathered, words: Words): Line[] {
  const effects = withEffects(remark)
    .slice(1)
    .map(({ finding: { rule } }) => `${titleOf(rule, words)} (${rule})`)
  if (effects.length === 0) return []
  const text = [...new Set(effects)].join('; ')
  return [
    hanging(
      4,
      6,
      { text: `${words.say('findings.explains')} `, emphasis: 'bold' },
      { text, emphasis: 'dim' },
    ),
  ]
}
