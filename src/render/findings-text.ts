/** Findings in lines: the worst first, each with its reason and its remedy; what asks for nothing, in short. */
import type { Finding } from '../report/finding.ts'
import type { Report } from '../report/report.ts'
import { firstSentence } from '../report/first-sentence.ts'
import { ruleById } from '../rules/index.ts'
import { gather, weightOf, withEffects, type Gathered } from './gathered.ts'
import { hanging, line, type Line } from './line.ts'
import type { Symbols } from './style.ts'

/** What is to be said of a report, and how to read more about the first of it. */
export function findingLines(report: Report, symbols: Symbols): Line[] {
  const gathered = gather(report)
  const remarks = gathered.filter((entry) => weightOf(entry) !== 'ok')
  const fine = inOrderEverywhere(report)
  const first = remarks[0]?.finding.rule
  return [
    ...remarks.flatMap((remark) => remarkLines(remark, report, symbols)),
    ...(fine.length === 0
      ? []
      : [
          hanging(
            2,
            4,
            { text: `${symbols.severity.ok} in order: `, emphasis: 'ok' },
            { text: fine.join(', '), emphasis: 'dim' },
          ),
        ]),
    ...(first === undefined
      ? []
      : [line(2, { text: `More on a finding: farend explain ${first}`, emphasis: 'dim' })]),
  ]
}

/** Rules that say what is in order everywhere: in order at one address and not at another is no comfort. */
export function inOrderEverywhere({ findings, endpoints }: Report): string[] {
  const fineOf = (all: Finding[]) => all.filter(({ severity }) => severity === 'ok').map(({ rule }) => rule)
  const seen = endpoints.filter(({ outcome }) => outcome === 'certificate').map((one) => fineOf(one.findings))
  const everywhere = (seen[0] ?? []).filter((rule) => seen.every((rules) => rules.includes(rule)))
  return [...new Set([...fineOf(findings), ...everywhere])]
}

function remarkLines(remark: Gathered, report: Report, symbols: Symbols): Line[] {
  const { finding, places } = remark
  const { rule, message, fix } = finding
  const weight = weightOf(remark)
  const isAside = weight === 'info' && fix === undefined
  const some = places.length > 0 && report.endpoints.length > 1 && places.length < report.endpoints.length
  return [
    hanging(
      2,
      4,
      { text: `${symbols.severity[weight]} ${rule}`, emphasis: weight },
      ...(some ? [{ text: `  ${[...new Set(places)].join(', ')}`, emphasis: 'bold' as const }] : []),
      ...(isAside ? [{ text: `  ${firstSentence(message)}` }] : []),
    ),
    ...(isAside ? [] : [hanging(4, 4, message)]),
    ...(fix === undefined ? [] : [hanging(4, 9, { text: 'fix: ', emphasis: 'bold' }, fix)]),
    ...effectLines(remark),
  ]
}

// Mended with their cause, so that their names are enough; `farend explain` has the rest.
function effectLines(remark: Gathered): Line[] {
  const effects = withEffects(remark)
    .slice(1)
    .map(({ finding: { rule } }) => `${ruleById(rule)?.title ?? rule} (${rule})`)
  if (effects.length === 0) return []
  const text = [...new Set(effects)].join('; ')
  return [hanging(4, 6, { text: 'explains also: ', emphasis: 'bold' }, { text, emphasis: 'dim' })]
}
