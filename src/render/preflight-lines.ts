/** The preflight in lines: both directions, each with its reasons. */
import type { Severity } from '../report/finding.ts'
import type { PreflightAnswer, PreflightFacts, PreflightSide } from '../report/preflight.ts'
import type { Report } from '../report/report.ts'
import { placeOf } from './gathered.ts'
import { hanging, line, type Line } from './line.ts'
import type { Style } from './style.ts'

/** A section; empty where no preflight was wanted. Addresses with the same answers share theirs. */
export function preflightLines(report: Report, style: Style): Line[] {
  const { words } = style
  if (report.own === undefined) return []
  const judged = report.endpoints.filter(({ preflight }) => preflight !== undefined)
  const groups = Map.groupBy(judged, ({ preflight }) => JSON.stringify(preflight))
  return [
    line(0, { text: words.say('preflight.title', { from: report.own.from }), emphasis: 'bold' }),
    ...[...groups.values()].flatMap((endpoints) => {
      const [first] = endpoints
      if (first?.preflight === undefined) return []
      const places = words.list([...new Set(endpoints.map(placeOf))])
      return [...(groups.size > 1 ? [line(2, places)] : []), ...answerLines(first.preflight, style)]
    }),
  ]
}

function answerLines({ theirs, ...ours }: PreflightFacts, style: Style): Line[] {
  return [
    ...sideLines(style.words.say('preflight.ours'), ours, style),
    ...sideLines(style.words.say('preflight.theirs'), theirs, style),
  ]
}

function sideLines(question: string, { accepted, reasons }: PreflightSide, style: Style): Line[] {
  const severity = severities[accepted]
  return [
    line(2, `${question} `, {
      text: `${style.severity[severity]} ${style.words.say(`preflight.${accepted}`)}`,
      emphasis: severity,
    }),
    ...reasons.map(({ code, answer, detail }) =>
      hanging(
        4,
        6,
        { text: `${style.severity[severities[answer]]} `, emphasis: severities[answer] },
        { text: `${code}  `, emphasis: 'dim' },
        detail,
      ),
    ),
  ]
}

/** Both answers, and the reasons that are not in favour, for where there is little room. */
export function preflightSummary(indent: number, { theirs, ...ours }: PreflightFacts, style: Style): Line[] {
  const sides: [string, PreflightSide][] = [
    [style.words.say('preflight.ours-short'), ours],
    [style.words.say('preflight.theirs-short'), theirs],
  ]
  return sides.map(([question, { accepted, reasons }]) => {
    const severity = severities[accepted]
    const against = reasons.filter(({ answer }) => answer === accepted && accepted !== 'yes')
    const why = against.length === 0 ? '' : ` (${against.map(({ code }) => code).join(', ')})`
    const answer = {
      text: `${style.severity[severity]} ${style.words.say(`preflight.${accepted}`)}`,
      emphasis: severity,
    }
    return hanging(indent, indent + 2, `${question} `, answer, why)
  })
}

const severities: Record<PreflightAnswer, Severity> = { yes: 'ok', no: 'error', unknown: 'unknown' }
