/** Draws the map: records, what they lead to, and what the reports say of it, worst first. */
import { fromBase64 } from '../bytes/base64.ts'
import { bySeverity, verdictOfSeverities, type Finding, type Severity } from '../report/finding.ts'
import type {
  DomainMap,
  MappedEndpoint,
  MappedName,
  MappedRecord,
  MapRemark,
  WorstFinding,
} from '../report/map.ts'
import type { Endpoint, Report } from '../report/report.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { mapHeadline } from './headline.ts'
import { homingOf } from './homing.ts'
import { endOf, mostOffers, offersOf, srvRecordsOf, statusOf, type Lookup, type Wildcard } from './lookup.ts'
import { pinFits } from './pin.ts'
import type { Place, Plan } from './plan.ts'

/** Everything that was found out about a domain. */
export interface Survey extends Pick<DomainMap, 'domain' | 'resolver' | 'asked'> {
  /** In the order of the table. */
  lookups: readonly Lookup[]
  wildcard: Wildcard
  plan: Plan
  /** One for each check of the plan, in its order. */
  reports: Report[]
  /** Whether the resolver is one that strangers could ask. */
  isOutside: boolean
  startedAt: string
  finishedAt: string
  judgedAt: string
}

/** The map of a domain. */
export function drawMap(survey: Survey): DomainMap {
  const { domain, resolver, asked, lookups, wildcard, reports, startedAt, finishedAt, judgedAt } = survey
  const records = lookups.map((lookup) => mappedRecord(lookup, survey)).sort(worstRecordFirst)
  const told = records
    .filter(({ verdict }) => verdict !== undefined)
    .map(({ verdict = 'unknown' }) => verdict)
  const verdict = reports.length === 0 && !told.includes('error') ? 'unknown' : verdictOfSeverities(told)
  const drawn = { domain, resolver, asked, homing: homingOf(lookups, wildcard), records, reports, verdict }
  return { ...drawn, headline: mapHeadline(drawn), startedAt, finishedAt, judgedAt }
}

const order: Record<MappedRecord['status'], number> = { found: 0, unanswered: 1, wildcard: 2, absent: 3 }

function worstRecordFirst(a: MappedRecord, b: MappedRecord): number {
  return (
    order[a.status] - order[b.status] ||
    bySeverity({ severity: a.verdict ?? 'ok' }, { severity: b.verdict ?? 'ok' }) ||
    Number(b.names.length > 0) - Number(a.names.length > 0)
  )
}

function mappedRecord(lookup: Lookup, survey: Survey): MappedRecord {
  const { record, name, queries, answers, aliases } = lookup
  const status = statusOf(lookup, survey.wildcard)
  const { type, id, meaning, service, concerns, scope, source } = record
  const names = (survey.plan.places.get(lookup) ?? []).map((place) => mappedName(place, lookup, survey))
  const remarks = remarksOn(lookup, status, survey)
  const own = ownReports(name, survey)
  const around = own.flatMap(({ findings, pools }) => [
    ...findings,
    ...pools.flatMap((pool) => pool.findings),
  ])
  const worst = worstOf(around)
  const severities: Severity[] = [
    ...remarks.map(({ severity }) => severity),
    ...own.map(({ verdict }) => verdict),
    ...names.flatMap(({ endpoints }) =>
      endpoints.filter(({ counts }) => counts).map(({ verdict }) => verdict),
    ),
  ]
  const isThere = status === 'found' || status === 'unanswered'
  return {
    ...{
      id,
      name,
      type,
      meaning,
      service,
      concerns,
      scope,
      source,
      status,
      queries,
      aliases,
      names,
      remarks,
    },
    data: endOf({ aliases: [], answers }),
    ...(worst === undefined ? {} : { worst }),
    ...(isThere ? { verdict: verdictOfSeverities(severities) } : {}),
  }
}

/** Reports that were made for the sake of a record, except of usual ports that are silent while others answer. */
function ownReports(name: string, { plan, reports }: Survey): Report[] {
  return reports.filter((report, index) => {
    const check = plan.checks[index]
    if (check?.target.input !== name) return false
    const [endpoint] = report.endpoints
    return !check.isGuess || endpoint === undefined || !isNeedless(endpoint, reports)
  })
}

function mappedName({ host, port }: Place, lookup: Lookup, { plan, reports }: Survey): MappedName {
  const found = reports.map((report, index) => ({
    index,
    isOwn: plan.checks[index]?.target.input === lookup.name,
    isGuess: plan.checks[index]?.isGuess ?? false,
    endpoints: report.endpoints.flatMap((endpoint, at) =>
      endpoint.host === host && endpoint.port === port ? [{ endpoint, at }] : [],
    ),
  }))
  const telling = found.filter(({ endpoints }) => endpoints.length > 0)
  const report = telling.find(({ isOwn }) => isOwn) ?? telling[0]
  if (report === undefined) return { host, port, endpoints: [] }
  return {
    host,
    port,
    endpoints: report.endpoints.map(({ endpoint, at }): MappedEndpoint => {
      const [certificate] = endpoint.presented
      const worst = worstOf(endpoint.findings)
      const severities: Severity[] = endpoint.findings.map(({ severity }) => severity)
      if (certificate === undefined || endpoint.paths[0]?.valid !== true) severities.push('unknown')
      return {
        address: endpoint.address,
        report: report.index,
        endpoint: at,
        ...(certificate === undefined ? {} : { certificate }),
        verdict: verdictOfSeverities(severities),
        ...(worst === undefined ? {} : { worst }),
        counts: !report.isGuess || !isNeedless(endpoint, reports),
      }
    }),
  }
}

/** Whether an endpoint is silent while another port of its host gave a certificate. */
function isNeedless({ host, port, presented }: Endpoint, reports: readonly Report[]): boolean {
  if (presented.length > 0) return false
  return reports.some(({ endpoints }) =>
    endpoints.some((other) => other.host === host && other.port !== port && other.presented.length > 0),
  )
}

/** The first root cause that is a problem; findings come in the order in which they should be read. */
function worstOf(findings: readonly Finding[]): WorstFinding | undefined {
  const [worst] = findings
    .filter(({ severity, follows }) => follows === undefined && severity !== 'ok' && severity !== 'info')
    .toSorted(bySeverity)
  if (worst === undefined) return undefined
  const { rule, detail, severity, message } = worst
  return { rule, ...(detail === undefined ? {} : { detail }), severity, message }
}

function remarksOn(lookup: Lookup, status: MappedRecord['status'], survey: Survey): MapRemark[] {
  const { record, name, queries, answers, aliases } = lookup
  if (status === 'unanswered') {
    const { rcode = 'TIMEOUT', server = survey.resolver } = queries.at(-1) ?? {}
    const text = `DNS server ${server} did not say whether ${name} exists (${rcode}).`
    return [{ code: 'unanswered', severity: record.scope === 'microsoft' ? 'info' : 'unknown', text }]
  }
  if (status !== 'found') return []
  const remarks: MapRemark[] = []
  if (answers.length === 0) {
    const text = `${name} is an alias of ${aliases.at(-1)}, which has no ${record.type === 'A' ? 'address' : `${record.type} record`}. Whoever looks for it finds nothing.`
    remarks.push({ code: 'leads-nowhere', severity: 'error', text })
  }
  const records = srvRecordsOf(lookup)
  if (records.length > 0 && records.every(({ target }) => target === '.')) {
    const text = `The domain says that it does not offer this service (RFC 2782).`
    remarks.push({ code: 'not-offered', severity: 'info', text })
  } else if (records.length > mostOffers && record.check !== undefined) {
    const text = `Of the ${records.length} SRV records the first ${mostOffers} were followed.`
    remarks.push({ code: 'left-out', severity: 'unknown', text })
  } else if (records.length > 0 && record.check !== undefined && offersOf(lookup).length === 0) {
    const text = `No SRV record of ${name} has a host and a port that can be used.`
    remarks.push({ code: 'leads-nowhere', severity: 'error', text })
  }
  if (record.scope === 'internal' && survey.isOutside) {
    const text = `${name} belongs inside, and a public resolver knows it: strangers learn internal names, and clients outside try servers that they cannot reach.`
    remarks.push({ code: 'internal-is-public', severity: 'warning', text })
  }
  if (record.type === 'TLSA') remarks.push(...pinRemarks(lookup, survey))
  return remarks
}

function pinRemarks({ name, answers }: Lookup, { reports }: Survey): MapRemark[] {
  const [, port, host] = /^_(\d+)\._tcp\.(.+)$/.exec(name) ?? []
  const remarks = new Map<string | null, MapRemark>()
  for (const { endpoints, certificates } of reports) {
    for (const endpoint of endpoints) {
      const isMeant =
        endpoint.host === host && String(endpoint.port) === port && endpoint.presented.length > 0
      if (!isMeant || remarks.has(endpoint.address)) continue
      const presented = endpoint.presented.flatMap((sha256) => {
        const der = certificates[sha256]?.der
        return der === undefined ? [] : [decodeCertificate(fromBase64(der))]
      })
      const fits = new Set(answers.map(({ data }) => pinFits(data, presented)))
      const where = `${endpoint.address} port ${port}`
      if (fits.has(true)) {
        remarks.set(endpoint.address, {
          code: 'pin-fits',
          severity: 'ok',
          text: `A pin fits what ${where} presents.`,
        })
      } else if (!fits.has(undefined)) {
        const text = `No pin fits what ${where} presents: peers that go by DANE refuse it. Publish the pin of a new certificate before the certificate.`
        remarks.set(endpoint.address, { code: 'pin-differs', severity: 'warning', text })
      }
    }
  }
  return [...remarks.values()]
}
