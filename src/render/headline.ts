/** The first lines of a report: what was checked, where it led, how it stands. */
import type { Report } from '../report/report.ts'
import { formatCounts, gather, weightOf, type Gathered } from './gathered.ts'
import { hanging, line } from './line.ts'
import type { Line } from './line.ts'
import { ruleById } from '../rules/index.ts'
import { verdictWord } from './style.ts'
import type { Symbols } from './style.ts'

/** Verdict, target, the services it led to, the number of problems, and by which profile it was judged. */
export function headline(report: Report, symbols: Symbols): Line[] {
  const { target, verdict } = report
  const services = servicesOf(report, symbols)
  const [only] = services
  const head = [
    { text: `${symbols.severity[verdict]} ${verdictWord[verdict]}`, emphasis: verdict },
    { text: `  ${target.kind === 'DIR' ? (only ?? target.input) : target.name}`, emphasis: 'bold' as const },
    ...(target.kind !== 'DIR' && services.length === 1 ? [`  ${only}`] : []),
    { text: `  ${formatCounts(gather(report), verdict)}`, whole: true },
  ]
  const rest = services.length > 1 ? services.map((service) => line(2, service)) : []
  const none = services.length === 0 ? [line(2, 'no server to connect to')] : []
  return [
    hanging(0, 2, ...head),
    ...faultLines(report),
    ...rest,
    ...none,
    ...leftOutLines(report),
    line(2, { text: `judged as ${target.profile} (${target.profileReason})`, emphasis: 'dim' }),
  ]
}

function leftOutLines({ discovery: { leftOut = 0 } }: Report): Line[] {
  const text = `${leftOut} more addresses or SRV records were not followed: one target may have 128`
  return leftOut === 0 ? [] : [line(2, { text, emphasis: 'unknown' })]
}

/** The sentence to be read out on the telephone, and the names of what is wrong besides. */
function faultLines(report: Report): Line[] {
  const {
    verdict,
    headline: { text, rule },
  } = report
  const gathered = gather(report).filter((entry) => weightOf(entry) === verdict)
  const told = gathered.find(({ finding }) => finding.rule === rule)
  const sentence = line(2, {
    text:
      told === undefined || told.places.some((place) => text.includes(place))
        ? text
        : text + placeOfOne(told, report),
    emphasis: 'bold',
  })
  if (verdict === 'ok') return [line(2, text)]
  const others = gathered
    .filter((entry) => entry.finding.rule !== rule)
    .map((entry) => (ruleById(entry.finding.rule)?.title ?? entry.finding.rule) + placeOfOne(entry, report))
  const distinct = [...new Set(others)]
  const rest = distinct.length - mostTitles
  const named = distinct.slice(0, mostTitles).join('; ') + (rest > 0 ? `; and ${rest} more` : '')
  return [sentence, ...(named === '' ? [] : [line(2, `Also: ${named}`)])]
}

function placeOfOne({ places }: Gathered, report: Report): string {
  return report.endpoints.length > 1 && places.length === 1 ? ` (${places[0]})` : ''
}

const mostTitles = 3

function servicesOf(report: Report, symbols: Symbols): string[] {
  const services = report.endpoints.map(({ host, port, service, starttls }) => {
    const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const server = starttls === undefined ? place : `${place} (STARTTLS, ${starttls})`
    return service === undefined
      ? server
      : `${service} ${symbols.arrow} ${server}${priorityOf(report, host, port)}`
  })
  return [...new Set(services)]
}

// Priority and weight mean something only where there is a choice.
function priorityOf(report: Report, host: string, port: number): string {
  if (report.discovery.srv.length < 2) return ''
  const record = report.discovery.srv.find(({ target, port: at }) => target === host && at === port)
  return record === undefined ? '' : ` (prio ${record.priority}, weight ${record.weight})`
}
