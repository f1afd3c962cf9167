/** What a record of the table is, and how what stands behind it is checked. */
import type { StartTlsProtocol } from '../prelude/starttls.ts'
import type { Source } from '../report/finding.ts'
import type { Profile } from '../report/target.ts'

/** `A` stands for addresses of both families, or an alias that leads to them. */
export type RecordType = 'SRV' | 'A' | 'NAPTR' | 'CAA' | 'TLSA'

/**
 * Where a record is to be found: published for everybody, inside only, or no record of the domain at all but one of
 * Microsoft's, to which partners connect.
 */
export type RecordScope = 'public' | 'internal' | 'microsoft'

/** How an endpoint behind a record is checked. */
export interface EndpointCheck {
  /** The record is what this kind of target follows. */
  kind?: 'FED' | 'SIP' | 'SIPINT'
  /** Ports to try where the record brings none: the usual ones, so that silence on one of several means nothing. */
  ports?: readonly number[]
  /** Role of the server; absent: inferred. */
  profile?: Profile
  starttls?: StartTlsProtocol
}

/** A record worth asking for. */
export interface DomainRecord {
  /** Stable. */
  id: string
  /** `{domain}` stands for the SIP domain, `{port}` and `{host}` for an endpoint that was found by other records. */
  name: string
  type: RecordType
  /** What it is for, in a few words. */
  meaning: string
  /** The service behind it, and whom it concerns. */
  service: string
  concerns: string
  /** The port that is usual; absent where the record leads to no port. */
  port?: number
  scope: RecordScope
  /** Absent: whether the record exists is all that there is to see. */
  check?: EndpointCheck
  source: Source
}

/** The name of a record in a domain. */
export function recordName({ name }: DomainRecord, domain: string): string {
  return name.replace('{domain}', domain)
}
