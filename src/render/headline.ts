/** The first lines of a report: what was checked, where it led, how it stands. */
import type { Report } from '../report/report.ts'
import { formatCounts, gather, weightOf, type Gathered } from './gathered.ts'
import { hanging, line } from './line.ts'
import type { Line } from './line.ts'
import { titleOf } from '../rules/in-words.ts'
import type { Words } from '../words/words.ts'
import type { Style } from './style.ts'

/** Verdict, target, the services it led to, the number of problems, and by which profile it was judged. */
export function headline(report: Report, style: Style): Line[] {
  const { target, verdict } = report
  const { words } = style
  const services = servicesOf(report, style)
  const [only] = services
  const head = [
    { text: `${style.severity[verdict]} ${words.say(`verdict.${verdict}`)}`, emphasis: verdict },
    { text: `  ${target.kind === 'DIR' ? (only ?? target.input) : target.name}`, emphasis: 'bold' as const },
    ...(target.kind !== 'DIR' && services.length === 1 ? [`  ${only}`] : []),
    { text: `  ${formatCounts(gather(report), verdict, words)}`, whole: true },
  ]
  const rest = services.length > 1 ? services.map((service) => line(2, service)) : []
  const none = services.length === 0 ? [line(2, words.say('report.no-server'))] : []
  return [
    hanging(0, 2, ...head),
    ...faultLines(report, words),
    ...rest,
    ...none,
    ...leftOutLines(report, words),
    line(2, { text: profileText(report, words), emphasis: 'dim' }),
  ]
}

function profileText({ target: { profile, profileReason } }: Report, words: Words): string {
  const reason = profileReason === 'chosen' ? words.say('profile.chosen') : profileReason
  return words.say('report.profile', { profile, reason })
}

function leftOutLines({ discovery: { leftOut = 0 } }: Report, words: Words): Line[] {
  const text = words.count('report.left-out', leftOut)
  return leftOut === 0 ? [] : [line(2, { text, emphasis: 'unknown' })]
}

/** The sentence to be read out on the telephone, and the names of what is wrong besides. */
function faultLines(report: Report, words: Words): Line[] {
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
    .map((entry) => titleOf(entry.finding.rule, words) + placeOfOne(entry, report))
  const distinct = [...new Set(others)]
  const rest = distinct.length - mostTitles
  const more = rest > 0 ? [words.count('list.more', rest)] : []
  const titles = [...distinct.slice(0, mostTitles), ...more].join('; ')
  return [sentence, ...(titles === '' ? [] : [line(2, words.say('report.also', { titles }))])]
}

function placeOfOne({ places }: Gathered, report: Report): string {
  return report.endpoints.length > 1 && places.length === 1 ? ` (${places[0]})` : ''
}

const mostTitles = 3

function servicesOf(report: Report, style: Style): string[] {
  const services = report.endpoints.map(({ host, port, service, starttls }) => {
    const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const server = starttls === undefined ? place : `${place} (STARTTLS, ${starttls})`
    return service === undefined
      ? server
      : `${service} ${style.arrow} ${server}${priorityOf(report, host, port, style.words)}`
  })
  return [...new Set(services)]
}

// Priority and weight mean something only where there is a choice.
function priorityOf(report: Report, host: string, port: number, words: Words): string {
  if (report.discovery.srv.length < 2) return ''
  const record = report.discovery.srv.find(({ target, port: at }) => target === host && at === port)
  if (record === undefined) return ''
  const { priority, weight } = record
  return ` (${words.say('report.priority', { priority, weight })})`
}
