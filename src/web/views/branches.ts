/** The tree of a result: where the target led, down to what each address presented and what is to be said of it. */
import type { SrvRecord } from '../../dns/query.ts'
import type { Finding, Severity, Verdict } from '../../report/finding.ts'
import type { Endpoint, Pool, Report } from '../../report/report.ts'
import { causesOf, type Cause, type Effect } from './cause.ts'
import { bySeverity, verdictOf } from './severity.ts'

/** What is told at a place. */
interface Told {
  causes: Cause[]
  /** Findings whose cause is told at another place. */
  elsewhere: Effect[]
  /** Rules that are in order here. */
  fine: Finding[]
}

/** The target. */
export interface TargetBranch extends Told {
  severity: Verdict
  services: ServiceBranch[]
}

/** A SRV record's service; `service` is absent where the target named its host itself. */
export interface ServiceBranch {
  service?: string
  records: SrvRecord[]
  severity: Verdict
  names: NameBranch[]
}

/** A host and port. */
export interface NameBranch extends Told {
  host: string
  port: number
  starttls?: string
  pool?: Pool
  severity: Verdict
  addresses: AddressBranch[]
}

/** Addresses that present the same and earn the same remarks. */
export interface AddressBranch extends Told {
  /** Indexes in the report. */
  endpoints: number[]
  /** What they have in common. */
  first: Endpoint
  /** SHA-256 of the end entity. */
  certificate?: string
  severity: Verdict
}

/** The tree of a report, the worst first at every place. */
export function branchesOf(report: Report): TargetBranch {
  const { endpoints, pools } = report
  const services = [...Map.groupBy(endpoints, ({ service }) => service ?? '')].map(
    ([service, members]): ServiceBranch => {
      const byName = Map.groupBy(members, ({ host, port }) => hostAndPort(host, port))
      const names = [...byName.values()].flatMap((some) => nameBranch(report, some))
      return {
        ...(service === '' ? {} : { service }),
        records: report.discovery.srv.filter(
          (record) =>
            record.service === service &&
            names.some(({ host, port }) => host === record.target && port === record.port),
        ),
        severity: verdictOf(names.map(({ severity }) => severity)),
        names: names.toSorted(bySeverity),
      }
    },
  )
  return {
    ...toldOf(report.findings, [...pools, ...endpoints]),
    severity: report.verdict,
    services: services.toSorted(bySeverity),
  }
}

function nameBranch(report: Report, members: readonly Endpoint[]): NameBranch[] {
  const [first] = members
  if (first === undefined) return []
  const { host, port, starttls } = first
  const pool = report.pools.find((each) => each.host === host && each.port === port)
  const around = [report, ...(pool === undefined ? [] : [pool])]
  const addresses = [...Map.groupBy(members, likeness).values()].flatMap((alike) =>
    addressBranch(report, alike, around),
  )
  const told = toldOf(pool?.findings ?? [], [report, ...members])
  const severities: Severity[] = [...(pool?.findings ?? []), ...addresses].map(({ severity }) => severity)
  return [
    {
      ...told,
      host,
      port,
      ...(starttls === undefined ? {} : { starttls }),
      ...(pool === undefined ? {} : { pool }),
      severity: verdictOf(severities),
      addresses: addresses.toSorted(bySeverity),
    },
  ]
}

function addressBranch(
  report: Report,
  alike: readonly Endpoint[],
  around: readonly Remarked[],
): AddressBranch[] {
  const [first] = alike
  if (first === undefined) return []
  const [certificate] = first.presented
  return [
    {
      ...toldOf(first.findings, around),
      endpoints: alike.map((endpoint) => report.endpoints.indexOf(endpoint)),
      first,
      ...(certificate === undefined ? {} : { certificate }),
      severity: severityOf(first),
    },
  ]
}

type Remarked = Pick<Endpoint, 'findings'>

function toldOf(findings: readonly Finding[], others: readonly Remarked[]): Told {
  const isFine = ({ severity, follows }: Finding) => severity === 'ok' && follows === undefined
  const remarks = findings.filter((finding) => !isFine(finding))
  const told = causesOf(
    remarks,
    others.map((other) => other.findings),
  )
  return { ...told, fine: findings.filter(isFine) }
}

function likeness({ presented, outcome, failure, findings }: Endpoint): string {
  const remarks = findings.map(({ rule, detail, severity, message }) => [rule, detail, severity, message])
  return JSON.stringify([presented[0], outcome, failure?.detail, remarks])
}

/** How an endpoint stands by itself; without a certificate that is `unknown` unless something worse is known. */
export function severityOf({ outcome, findings }: Endpoint): Verdict {
  const severities = findings.map(({ severity }) => severity)
  return verdictOf(outcome === 'certificate' ? severities : [...severities, 'unknown'])
}

/** What an endpoint is called: its address, or host and port where there is none. */
export function placeOf({ address, host, port }: Pick<Endpoint, 'address' | 'host' | 'port'>): string {
  return address ?? hostAndPort(host, port)
}

/** `sip.contoso.test:5061`; IPv6 addresses in brackets. */
export function hostAndPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
