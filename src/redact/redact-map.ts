/** The map of a domain without what identifies. */
import { mapHeadline } from '../domain/headline.ts'
import type {
  DomainMap,
  MappedEndpoint,
  MappedName,
  MappedRecord,
  MapRemark,
  WorstFinding,
} from '../report/map.ts'
import type { Finding } from '../report/finding.ts'
import type { Report } from '../report/report.ts'
import type { Decided } from './decided.ts'
import type { HiddenText } from './hidden-text.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { redactPlace, redactQuery } from './redact-dns.ts'
import type { Redaction } from './redact-report.ts'

true satisfies Decided<
  DomainMap,
  | ('domain' | 'resolver' | 'asked' | 'homing' | 'records' | 'reports' | 'verdict' | 'headline')
  | ('startedAt' | 'finishedAt' | 'judgedAt')
>
true satisfies Decided<
  MappedRecord,
  | ('id' | 'name' | 'type' | 'meaning' | 'service' | 'concerns' | 'scope' | 'source' | 'status' | 'queries')
  | ('data' | 'aliases' | 'names' | 'remarks' | 'worst' | 'verdict')
>
true satisfies Decided<MappedName, 'host' | 'port' | 'endpoints'>
true satisfies Decided<
  MappedEndpoint,
  'address' | 'report' | 'endpoint' | 'certificate' | 'verdict' | 'worst' | 'counts'
>
true satisfies Decided<WorstFinding, 'rule' | 'detail' | 'severity' | 'message'>
true satisfies Decided<MapRemark, 'code' | 'severity' | 'text'>

/** The map under pseudonyms, which are those of its reports; its own is left as it is. */
export function redactMap(map: DomainMap, redaction: Redaction): DomainMap {
  const reports = map.reports.map((report) => redaction.redact(report))
  const text = redaction.textAbout(map.reports)
  const messages = redactedMessages(map.reports, reports)
  const { pseudonyms } = redaction
  // Every name has to be known before the first sentence is looked through.
  for (const { name, aliases } of map.records) for (const each of [name, ...aliases]) pseudonyms.name(each)
  const domain = pseudonyms.name(map.domain)
  const records = map.records.map((record) => redactRecord(record, { pseudonyms, text, messages }))
  return {
    ...map,
    domain,
    resolver: redactPlace(map.resolver, pseudonyms),
    homing: { ...map.homing, reason: text.sentence(map.homing.reason) },
    records,
    reports,
    headline: mapHeadline({ domain, records, reports, verdict: map.verdict }),
  }
}

interface Known {
  pseudonyms: Pseudonyms
  text: HiddenText
  /** What findings say under pseudonyms, by what they said before. */
  messages: ReadonlyMap<string, string>
}

function redactRecord(record: MappedRecord, known: Known): MappedRecord {
  const { pseudonyms, text } = known
  return {
    ...record,
    name: pseudonyms.name(record.name),
    queries: record.queries.map((query) => redactQuery(query, pseudonyms)),
    data: record.data.map((data) => text.words(data)),
    aliases: record.aliases.map((name) => pseudonyms.name(name)),
    names: record.names.map(({ host, port, endpoints }) => ({
      host: pseudonyms.name(host),
      port,
      endpoints: endpoints.map((endpoint) => redactEndpoint(endpoint, known)),
    })),
    remarks: record.remarks.map((remark) => ({ ...remark, text: text.sentence(remark.text) })),
    ...(record.worst === undefined ? {} : { worst: redactWorst(record.worst, known) }),
  }
}

function redactEndpoint(endpoint: MappedEndpoint, known: Known): MappedEndpoint {
  const { pseudonyms } = known
  const { address, certificate, worst } = endpoint
  return {
    ...endpoint,
    address: address === null ? null : pseudonyms.name(address),
    ...(certificate === undefined ? {} : { certificate: pseudonyms.digits(certificate) }),
    ...(worst === undefined ? {} : { worst: redactWorst(worst, known) }),
  }
}

function redactWorst(worst: WorstFinding, { text, messages }: Known): WorstFinding {
  return { ...worst, message: messages.get(worst.message) ?? text.sentence(worst.message) }
}

function redactedMessages(before: readonly Report[], after: readonly Report[]): Map<string, string> {
  const [old, hidden] = [before, after].map((reports) => reports.flatMap(findingsOf))
  return new Map(old?.map(({ message }, index) => [message, hidden?.[index]?.message ?? '']))
}

function findingsOf({ findings, endpoints, pools }: Report): Finding[] {
  return [...findings, ...[...endpoints, ...pools].flatMap((part) => part.findings)]
}
