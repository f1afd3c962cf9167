/** DNS questions and what came of them, kept as evidence. */

/** Types of records that are asked for. */
export const dnsTypes = ['SRV', 'A', 'AAAA', 'NAPTR', 'CAA', 'TLSA'] as const

/** A DNS question and what came of it. */
export interface DnsQuery {
  name: string
  type: (typeof dnsTypes)[number]
  /**
   * RCODE mnemonic of the response (RFC 1035 section 4.1.1), or what happened instead of one: `NODATA` is
   * NOERROR without a record of the type, `TIMEOUT`, `UNREACHABLE` and `MALFORMED` mean that no usable response came.
   */
  rcode: DnsOutcome
  answers: DnsAnswer[]
  /**
   * Server that answered or was asked last, as `address:port`; `system` when the operating system found the name
   * by other means, such as its hosts file.
   */
  server: string
  transport: 'udp' | 'tcp' | 'system'
  /** Milliseconds from question to answer or surrender. */
  ms: number
}

export type DnsOutcome =
  | 'NOERROR'
  | 'NODATA'
  | 'NXDOMAIN'
  | 'SERVFAIL'
  | 'REFUSED'
  | 'FORMERR'
  | 'NOTIMP'
  | 'TIMEOUT'
  | 'UNREACHABLE'
  | 'MALFORMED'
  | 'OTHER'

/** One resource record of an answer, in presentation form. */
export interface DnsAnswer {
  name: string
  type: string
  /** Seconds. */
  ttl: number
  /** Record data as a zone file writes it: `0 5 5061 sip.contoso.test`, `192.0.2.1`. */
  data: string
}

/** A SRV record of the target's service, RFC 2782. */
export interface SrvRecord {
  /** `_service._proto`, e.g. `_sipfederationtls._tcp`. */
  service: string
  priority: number
  weight: number
  port: number
  /** Host name in A-label form, or `.` for "not offered"; as sent when it is no host name. */
  target: string
}

/** Whether the server knows the answer, be it that there is nothing, so that no other needs to be asked. */
export function hasDecided(outcome: DnsOutcome): boolean {
  return outcome === 'NOERROR' || outcome === 'NODATA' || outcome === 'NXDOMAIN'
}

/** Whether a server gave a response that can be read, whatever it says. */
export function hasAnswered(outcome: DnsOutcome): boolean {
  return outcome !== 'TIMEOUT' && outcome !== 'UNREACHABLE' && outcome !== 'MALFORMED'
}
