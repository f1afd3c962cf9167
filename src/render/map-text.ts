/** A map for people: how the domain stands, then the tree of its records, worst first. */
import { firstSentence } from '../report/first-sentence.ts'
import type { DomainMap, MappedEndpoint, MappedName, MappedRecord, WorstFinding } from '../report/map.ts'
import type { CertificateFacts } from '../report/report.ts'
import { titleOf } from '../rules/in-words.ts'
import { ruleById } from '../rules/index.ts'
import { shortHash, shortName } from './certificate-text.ts'
import { validityText } from './endpoint-lines.ts'
import { blank, hanging, line, type Line, type Span } from './line.ts'
import { preflightSummary } from './preflight-lines.ts'
import { english, type Words } from '../words/words.ts'
import { styleFor, type Style } from './style.ts'
import { layOutLines, type TextOptions } from './text.ts'

/** The map as text, ending in a line end. Nothing of DNS or the far ends reaches the terminal unescaped. */
export function renderMap(
  map: DomainMap,
  options: Pick<TextOptions, 'width' | 'color' | 'ascii' | 'words'>,
): string {
  const { words = english } = options
  const style = styleFor(options.ascii, words)
  const told = new Set<string>()
  const records = map.records.filter(({ status }) => status === 'found')
  const sections = [
    head(map, style),
    ...records.map((record) => recordLines(record, map, style, told)),
    absentLines(map, style),
    outlook(map, words),
  ].filter(({ length }) => length > 0)
  return layOutLines(
    sections.flatMap((section, index) => (index === 0 ? section : [blank, ...section])),
    options,
  )
}

function head(map: DomainMap, style: Style): Line[] {
  const { domain, verdict, homing, headline, records, resolver, asked } = map
  const { words } = style
  const found = records.filter(({ status }) => status === 'found').length
  const places = new Set(
    records.flatMap(({ names }) =>
      names.flatMap(({ host, port, endpoints }) =>
        endpoints.flatMap(({ address, counts }) =>
          address === null || !counts ? [] : [`${host} ${port} ${address}`],
        ),
      ),
    ),
  )
  return [
    hanging(
      0,
      2,
      { text: `${style.severity[verdict]} ${words.say(`verdict.${verdict}`)}`, emphasis: verdict },
      { text: `  ${domain}`, emphasis: 'bold' },
      { text: `  ${words.say(`map.${homing.kind}`)}`, whole: true },
      {
        text: `  ${words.list([
          words.count('map.records', records.length, { found }),
          words.count('map.endpoints', places.size),
        ])}`,
        whole: true,
      },
    ),
    line(2, { text: headline.text, emphasis: verdict === 'ok' ? 'dim' : 'bold' }),
    line(2, homing.reason),
    line(2, { text: words.say('map.asked', { resolver, reason: asked.reason }), emphasis: 'dim' }),
  ]
}

function recordLines(record: MappedRecord, map: DomainMap, style: Style, told: Set<string>): Line[] {
  const { name, type, meaning, verdict = 'ok', remarks, names, worst, aliases } = record
  const { words } = style
  const sign = names.length === 0 && verdict === 'ok' ? style.severity.info : style.severity[verdict]
  const shown = names.length === 0 ? dataText(record, style) : ''
  return [
    hanging(
      0,
      4,
      { text: `${sign} `, emphasis: verdict },
      { text: name, emphasis: 'bold' },
      { text: `  ${type}`, whole: true },
      { text: `  ${meaning}`, emphasis: 'dim' },
    ),
    ...(aliases.length === 0
      ? []
      : [line(2, words.say('map.alias', { names: aliases.join(`, ${style.arrow} `) }))]),
    ...(shown === '' ? [] : [line(2, shown)]),
    ...remarks.map(({ severity, text }) =>
      hanging(2, 4, { text: `${style.severity[severity]} `, emphasis: severity }, text),
    ),
    ...(worst === undefined ? [] : [findingLine(2, worst, style)]),
    ...names.flatMap((each) => nameLines(each, map, style, told)),
  ]
}

function dataText({ data }: MappedRecord, style: Style): string {
  const rest = data.length - mostData
  const short = (text: string) =>
    text.length > longestData ? `${text.slice(0, longestData)}${style.ellipsis}` : text
  return (
    data.slice(0, mostData).map(short).join('; ') +
    (rest > 0 ? `; ${style.ellipsis} ${style.words.count('map.more', rest)}` : '')
  )
}

const mostData = 4
const longestData = 100

function nameLines(
  { host, port, endpoints }: MappedName,
  map: DomainMap,
  style: Style,
  told: Set<string>,
): Line[] {
  const place = `${host}:${port}`
  const toBeTold = endpoints.filter(({ counts }) => counts)
  const isSilent = endpoints.length > 0 && toBeTold.length === 0
  const key = toBeTold
    .map(({ address, verdict, worst }) => [place, address, verdict, worst?.rule].join(' '))
    .join()
  const isRepeated = told.has(key) && toBeTold.length > 0
  told.add(key)
  const remark = isSilent
    ? `  ${style.words.say('map.silent')}`
    : isRepeated
      ? `  ${style.words.say('map.as-above')}`
      : ''
  return [
    line(2, `${style.arrow} ${place}`, { text: remark, emphasis: 'dim' }),
    ...(isRepeated ? [] : toBeTold.flatMap((endpoint) => endpointLines(endpoint, map, style))),
  ]
}

function endpointLines(mapped: MappedEndpoint, map: DomainMap, style: Style): Line[] {
  const { address, verdict, worst, certificate = '' } = mapped
  const report = map.reports[mapped.report]
  const endpoint = report?.endpoints[mapped.endpoint]
  const facts = report?.certificates[certificate]
  const cells: Span[] =
    facts === undefined
      ? [{ text: endpoint?.failure?.detail ?? style.words.say('endpoint.nothing-sent') }]
      : certificateCells(facts, new Date(map.judgedAt), style)
  const isSilent = facts === undefined && verdict === 'unknown'
  const state = style.words.say(isSilent ? 'endpoint.no-certificate' : `verdict.${verdict}`)
  return [
    hanging(
      4,
      6,
      { text: `${address ?? style.words.say('map.no-address')}  `, whole: true },
      { text: `${style.severity[verdict]} ${state}  `, emphasis: verdict, whole: true },
      ...cells,
    ),
    ...(worst === undefined || facts === undefined ? [] : [findingLine(6, worst, style)]),
    ...(endpoint?.preflight === undefined ? [] : preflightSummary(6, endpoint.preflight, style)),
  ]
}

function certificateCells(facts: CertificateFacts, now: Date, style: Style): Span[] {
  return [
    { text: `${shortHash(facts.sha256, style)}  `, whole: true },
    { text: `${shortName(facts, style.words)}  `, whole: true },
    { text: validityText(facts, now, style.words), whole: true },
  ]
}

function findingLine(indent: number, { rule, severity, message }: WorstFinding, style: Style): Line {
  return hanging(
    indent,
    indent + 2,
    { text: `${style.severity[severity]} ${rule}  `, emphasis: severity, whole: true },
    ruleById(rule) === undefined ? firstSentence(message) : titleOf(rule, style.words),
  )
}

function absentLines({ records, domain }: DomainMap, style: Style): Line[] {
  const { words } = style
  const labels = (status: MappedRecord['status']) =>
    records
      .filter((record) => record.status === status && record.type !== 'TLSA')
      .map((record) => labelOf(record, domain, words))
  const wildcard = labels('wildcard')
  const absent = labels('absent')
  const silent = Map.groupBy(
    records.filter(({ status }) => status === 'unanswered'),
    ({ queries }) => queries.at(-1)?.rcode ?? 'TIMEOUT',
  )
  return [
    ...[...silent].map(([rcode, unanswered]) =>
      line(
        0,
        { text: `${style.severity.unknown} ${words.say('map.unanswered', { rcode })} `, emphasis: 'unknown' },
        unanswered.map((record) => labelOf(record, domain, words)).join(', '),
      ),
    ),
    ...(wildcard.length === 0
      ? []
      : [line(0, { text: `${words.say('map.wildcard')} `, emphasis: 'dim' }, words.list(wildcard))]),
    ...(absent.length === 0
      ? []
      : [line(0, { text: `${words.say('map.absent')} `, emphasis: 'dim' }, words.list(absent))]),
  ]
}

function labelOf({ name, type }: MappedRecord, domain: string, words: Words): string {
  const label = name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name
  return type === 'SRV' || type === 'A' ? label : words.say('map.record-of', { type, label })
}

function outlook({ asked, headline, reports }: DomainMap, words: Words): Line[] {
  const hints = [
    ...(asked.internal ? [] : [words.say('map.internal')]),
    ...(asked.microsoft ? [] : [words.say('map.microsoft-ends')]),
    ...(headline.rule === undefined ? [] : [words.say('map.explain', { rule: headline.rule })]),
    ...(reports.length === 0 ? [] : [words.say('map.json')]),
  ]
  return hints.length === 0 ? [] : [line(0, { text: `${hints.join('; ')}.`, emphasis: 'dim' })]
}
