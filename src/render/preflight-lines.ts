/** The preflight in lines: both directions, each with its reasons. */
import type { Severity } from '../report/finding.ts'
import type { PreflightAnswer, PreflightFacts, PreflightSide } from '../report/preflight.ts'
import type { Report } from '../report/report.ts'
import { placeOf } from './gathered.ts'
import { hanging, line, type Line } from './line.ts'
import type { Symbols } from './style.ts'

/** A section; empty where no preflight was wanted. Addresses with the same answers share theirs. */
export function preflightLines(report: Report, symbols: Symbols): Line[] {
  if (report.own === undefined) return []
  const judged = report.endpoints.filter(({ preflight }) => preflight !== undefined)
  const groups = Map.groupBy(judged, ({ preflight }) => JSON.stringify(preflight))
  return [
    line(0, { text: 'Preflight', emphasis: 'bold' }, ` with the certificate of ${report.own.from}`),
    ...[...groups.values()].flatMap((endpoints) => {
      const [first] = endpoints
      if (first?.preflight === undefined) return []
      const places = [...new Set(endpoints.map(placeOf))].join(', ')
      return [...(groups.size > 1 ? [line(2, places)] : []), ...answerLines(first.preflight, symbols)]
    }),
  ]
}

function answerLines({ theirs, ...ours }: PreflightFacts, symbols: Symbols): Line[] {
  return [
    ...sideLines('Would they accept you?', ours, symbols),
    ...sideLines('Would you accept them?', theirs, symbols),
  ]
}

function sideLines(question: string, { accepted, reasons }: PreflightSide, symbols: Symbols): Line[] {
  const severity = severities[accepted]
  return [
    line(2, `${question} `, { text: `${symbols.severity[severity]} ${words[accepted]}`, emphasis: severity }),
    ...reasons.map(({ code, answer, detail }) =>
      hanging(
        4,
        6,
        { text: `${symbols.severity[severities[answer]]} `, emphasis: severities[answer] },
        { text: `${code}  `, emphasis: 'dim' },
        detail,
      ),
    ),
  ]
}

/** Both answers, and the reasons that are not in favour, for where there is little room. */
export function preflightSummary(
  indent: number,
  { theirs, ...ours }: PreflightFacts,
  symbols: Symbols,
): Line[] {
  const sides: [string, PreflightSide][] = [
    ['would accept you', ours],
    ['would be accepted', theirs],
  ]
  return sides.map(([question, { accepted, reasons }]) => {
    const severity = severities[accepted]
    const against = reasons.filter(({ answer }) => answer === accepted && accepted !== 'yes')
    const why = against.length === 0 ? '' : ` (${against.map(({ code }) => code).join(', ')})`
    const answer = { text: `${symbols.severity[severity]} ${words[accepted]}`, emphasis: severity }
    return hanging(indent, indent + 2, `${question}: `, answer, why)
  })
}

const words: Record<PreflightAnswer, string> = { yes: 'yes', no: 'no', unknown: 'cannot know' }
const severities: Record<PreflightAnswer, Severity> = { yes: 'ok', no: 'error', unknown: 'unknown' }
