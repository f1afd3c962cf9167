/** What `farend map` says of a SIP domain: every record and where it leads. Schema `farend.map/1`; additions only. */
import type { DnsQuery } from '../dns/query.ts'
import type { Severity, Source, Verdict } from './finding.ts'
import type { Report } from './report.ts'

/** Value of the `schema` field. */
export const mapSchema = 'farend.map/1'

/** What `farend map --json` prints. */
export interface MapFile {
  schema: typeof mapSchema
  tool: { name: 'farend'; version: string }
  map: DomainMap
}

/** All that was asked of a SIP domain, as a tree: record, name, address, certificate, worst finding. */
export interface DomainMap {
  /** In A-label form. */
  domain: string
  /** The resolver asked, as `address:port`. */
  resolver: string
  /** Which records were asked for besides the public ones, and why the internal ones were, or were not. */
  asked: { internal: boolean; microsoft: boolean; reason: string }
  homing: Homing
  /** Found ones first, the worst of them first; then unanswered ones; then those that do not exist. */
  records: MappedRecord[]
  /** In full; `records` refer to them by index. */
  reports: Report[]
  verdict: Verdict
  headline: MapHeadline
  startedAt: string
  finishedAt: string
  /** The moment as of which everything was judged. */
  judgedAt: string
}

/** Where the users of a domain are served, as far as its records tell. */
export interface Homing {
  /** `none`: no record leads anywhere. `unknown`: records that would tell could not be had. */
  kind: 'on-premises' | 'microsoft-365' | 'hybrid' | 'none' | 'unknown'
  /** One sentence. */
  reason: string
}

/** The whole map in one sentence, with the record and the rule that it tells of. */
export interface MapHeadline {
  text: string
  record?: string
  rule?: string
}

/** A record, and where it leads. */
export interface MappedRecord {
  /** Stable id of the record in the table; several records may have the id of a pattern. */
  id: string
  name: string
  /** `A`: addresses of both families, or an alias. */
  type: 'SRV' | 'A' | 'NAPTR' | 'CAA' | 'TLSA'
  meaning: string
  service: string
  concerns: string
  scope: 'public' | 'internal' | 'microsoft'
  source: Source
  /** `wildcard`: it exists only because every name of the domain does. */
  status: 'found' | 'wildcard' | 'absent' | 'unanswered'
  queries: DnsQuery[]
  /** Record data in presentation form; for `A` the addresses. */
  data: string[]
  /** Names that CNAMEs lead to, one after the other. */
  aliases: string[]
  /** Hosts and ports that it leads to. */
  names: MappedName[]
  /** What is to be said about the record itself. */
  remarks: MapRemark[]
  /** The root cause among the findings about the target and its pools, where one is as bad as the verdict. */
  worst?: WorstFinding
  /** The worst of everything below; absent where the record does not exist. */
  verdict?: Verdict
}

/** A host and port. */
export interface MappedName {
  host: string
  port: number
  endpoints: MappedEndpoint[]
}

/** An address, and what it presented. */
export interface MappedEndpoint {
  /** null when the host could not be resolved. */
  address: string | null
  /** Indexes: of the report in the map, of the endpoint in the report. */
  report: number
  endpoint: number
  /** SHA-256 of the end entity. */
  certificate?: string
  verdict: Verdict
  worst?: WorstFinding
  /** False: one of several usual ports, none of them said by DNS, and another one answers. Then silence is no fault. */
  counts: boolean
}

/** The finding that is to be mended first. */
export interface WorstFinding {
  rule: string
  detail?: string
  severity: Severity
  message: string
}

/** Something about a record that no rule about certificates can say. */
export interface MapRemark {
  code:
    | 'leads-nowhere'
    | 'left-out'
    | 'not-offered'
    | 'unanswered'
    | 'internal-is-public'
    | 'pin-fits'
    | 'pin-differs'
  severity: Severity
  /** One sentence or two. */
  text: string
}
