/** A map for people: how the domain stands, then the tree of its records, worst first. */
import { firstSentence } from '../report/first-sentence.ts'
import type {
  DomainMap,
  Homing,
  MappedEndpoint,
  MappedName,
  MappedRecord,
  WorstFinding,
} from '../report/map.ts'
import type { CertificateFacts } from '../report/report.ts'
import { ruleById } from '../rules/index.ts'
import { shortHash, shortName } from './certificate-text.ts'
import { validityText } from './endpoint-lines.ts'
import { blank, hanging, line, type Line, type Span } from './line.ts'
import { preflightSummary } from './preflight-lines.ts'
import { symbols, verdictWord, type Symbols } from './style.ts'
import { layOutLines, type TextOptions } from './text.ts'
import { plural } from './time.ts'

/** The map as text, ending in a line end. Nothing of DNS or the far ends reaches the terminal unescaped. */
export function renderMap(map: DomainMap, options: Pick<TextOptions, 'width' | 'color' | 'ascii'>): string {
  const signs = symbols(options.ascii)
  const told = new Set<string>()
  const records = map.records.filter(({ status }) => status === 'found')
  const sections = [
    head(map, signs),
    ...records.map((record) => recordLines(record, map, signs, told)),
    absentLines(map, signs),
    outlook(map),
  ].filter(({ length }) => length > 0)
  return layOutLines(
    sections.flatMap((section, index) => (index === 0 ? section : [blank, ...section])),
    options,
  )
}

const homes: Record<Homing['kind'], string> = {
  'on-premises': 'on-premises',
  'microsoft-365': 'Microsoft 365',
  hybrid: 'hybrid',
  none: 'no servers',
  unknown: 'unknown home',
}

function head(map: DomainMap, signs: Symbols): Line[] {
  const { domain, verdict, homing, headline, records, resolver, asked } = map
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
      { text: `${signs.severity[verdict]} ${verdictWord[verdict]}`, emphasis: verdict },
      { text: `  ${domain}`, emphasis: 'bold' },
      { text: `  ${homes[homing.kind]}`, whole: true },
      {
        text: `  ${found} of ${plural(records.length, 'record')} found, ${plural(places.size, 'endpoint')}`,
        whole: true,
      },
    ),
    line(2, { text: headline.text, emphasis: verdict === 'ok' ? 'dim' : 'bold' }),
    line(2, homing.reason),
    line(2, { text: `asked ${resolver}; ${asked.reason}`, emphasis: 'dim' }),
  ]
}

function recordLines(record: MappedRecord, map: DomainMap, signs: Symbols, told: Set<string>): Line[] {
  const { name, type, meaning, verdict = 'ok', remarks, names, worst, aliases } = record
  const sign = names.length === 0 && verdict === 'ok' ? signs.severity.info : signs.severity[verdict]
  const shown = names.length === 0 ? dataText(record, signs) : ''
  return [
    hanging(
      0,
      4,
      { text: `${sign} `, emphasis: verdict },
      { text: name, emphasis: 'bold' },
      { text: `  ${type}`, whole: true },
      { text: `  ${meaning}`, emphasis: 'dim' },
    ),
    ...(aliases.length === 0 ? [] : [line(2, `alias of ${aliases.join(`, ${signs.arrow} `)}`)]),
    ...(shown === '' ? [] : [line(2, shown)]),
    ...remarks.map(({ severity, text }) =>
      hanging(2, 4, { text: `${signs.severity[severity]} `, emphasis: severity }, text),
    ),
    ...(worst === undefined ? [] : [findingLine(2, worst, signs)]),
    ...names.flatMap((each) => nameLines(each, map, signs, told)),
  ]
}

function dataText({ data }: MappedRecord, signs: Symbols): string {
  const rest = data.length - mostData
  const short = (text: string) =>
    text.length > longestData ? `${text.slice(0, longestData)}${signs.ellipsis}` : text
  return data.slice(0, mostData).map(short).join('; ') + (rest > 0 ? `; ${signs.ellipsis} ${rest} more` : '')
}

const mostData = 4
const longestData = 100

function nameLines(
  { host, port, endpoints }: MappedName,
  map: DomainMap,
  signs: Symbols,
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
    ? '  no answer, and no record says that there is a service'
    : isRepeated
      ? '  as above'
      : ''
  return [
    line(2, `${signs.arrow} ${place}`, { text: remark, emphasis: 'dim' }),
    ...(isRepeated ? [] : toBeTold.flatMap((endpoint) => endpointLines(endpoint, map, signs))),
  ]
}

function endpointLines(mapped: MappedEndpoint, map: DomainMap, signs: Symbols): Line[] {
  const { address, verdict, worst, certificate = '' } = mapped
  const report = map.reports[mapped.report]
  const endpoint = report?.endpoints[mapped.endpoint]
  const facts = report?.certificates[certificate]
  const cells: Span[] =
    facts === undefined
      ? [{ text: endpoint?.failure?.detail ?? 'The far end sent no certificate.' }]
      : certificateCells(facts, new Date(map.judgedAt), signs)
  const state = facts === undefined && verdict === 'unknown' ? 'NO CERTIFICATE' : verdictWord[verdict]
  return [
    hanging(
      4,
      6,
      { text: `${address ?? 'no address'}  `, whole: true },
      { text: `${signs.severity[verdict]} ${state}  `, emphasis: verdict, whole: true },
      ...cells,
    ),
    ...(worst === undefined || facts === undefined ? [] : [findingLine(6, worst, signs)]),
    ...(endpoint?.preflight === undefined ? [] : preflightSummary(6, endpoint.preflight, signs)),
  ]
}

function certificateCells(facts: CertificateFacts, now: Date, signs: Symbols): Span[] {
  return [
    { text: `${shortHash(facts.sha256, signs)}  `, whole: true },
    { text: `${shortName(facts)}  `, whole: true },
    { text: validityText(facts, now), whole: true },
  ]
}

function findingLine(indent: number, { rule, severity, message }: WorstFinding, signs: Symbols): Line {
  return hanging(
    indent,
    indent + 2,
    { text: `${signs.severity[severity]} ${rule}  `, emphasis: severity, whole: true },
    ruleById(rule)?.title ?? firstSentence(message),
  )
}

function absentLines({ records, domain }: DomainMap, signs: Symbols): Line[] {
  const labels = (status: MappedRecord['status']) =>
    records
      .filter((record) => record.status === status && record.type !== 'TLSA')
      .map((record) => labelOf(record, domain))
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
        { text: `${signs.severity.unknown} Not answered (${rcode}): `, emphasis: 'unknown' },
        unanswered.map((record) => labelOf(record, domain)).join(', '),
      ),
    ),
    ...(wildcard.length === 0
      ? []
      : [line(0, { text: 'Only by the wildcard of the domain: ', emphasis: 'dim' }, wildcard.join(', '))]),
    ...(absent.length === 0 ? [] : [line(0, { text: 'Not there: ', emphasis: 'dim' }, absent.join(', '))]),
  ]
}

function labelOf({ name, type }: MappedRecord, domain: string): string {
  const label = name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name
  return type === 'SRV' || type === 'A' ? label : `${type} of ${label}`
}

function outlook({ asked, headline, reports }: DomainMap): Line[] {
  const hints = [
    ...(asked.internal ? [] : ['--internal asks for internal names']),
    ...(asked.microsoft ? [] : ["--microsoft looks at Microsoft's own ends"]),
    ...(headline.rule === undefined ? [] : [`farend explain ${headline.rule} says more`]),
    ...(reports.length === 0 ? [] : ['--json holds the full reports']),
  ]
  return hints.length === 0 ? [] : [line(0, { text: `${hints.join('; ')}.`, emphasis: 'dim' })]
}
