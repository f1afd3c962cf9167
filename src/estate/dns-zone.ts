/** What the estate's DNS server knows, and how a name is looked up in it (RFC 1034 section 4.3.2). */
import type { Answer, CaaData, NaptrData, RecordType, SoaAnswer, TlsaData } from 'dns-packet'

/** A resource record. Names without trailing dot; lower and upper case are the same. */
export type ZoneRecord = { name: string; ttl?: number } & (
  | { type: 'A' | 'AAAA' | 'CNAME' | 'NS'; data: string }
  | { type: 'SRV'; data: { priority: number; weight: number; port: number; target: string } }
  | { type: 'NAPTR'; data: NaptrData }
  | { type: 'CAA'; data: CaaData }
  | { type: 'TLSA'; data: TlsaData }
)

/** All that the server knows. */
export interface Zone {
  /** Names below which the server is authoritative: `contoso.test`. */
  apexes: readonly string[]
  records: readonly ZoneRecord[]
}

/** What a lookup gives: sections of the response, and its code. */
export interface ZoneAnswer {
  rcode: 'NOERROR' | 'NXDOMAIN' | 'REFUSED'
  answers: Answer[]
  authorities: Answer[]
}

/** Seconds; short, as is fit for a zone that lives as long as a test. */
const defaultTtl = 60

/**
 * Answers a question: aliases are followed as long as they stay in the zones, a SOA record comes with NXDOMAIN and
 * with an answer without records (RFC 2308), and names of other zones are refused.
 */
export function lookUp(zone: Zone, name: string, type: RecordType): ZoneAnswer {
  const answers: Answer[] = []
  const visited = new Set<string>()
  let wanted = name.toLowerCase()
  while (true) {
    const apex = apexOf(zone, wanted)
    if (apex === undefined) {
      return { rcode: answers.length === 0 ? 'REFUSED' : 'NOERROR', answers, authorities: [] }
    }
    const owned = zone.records.filter((record) => record.name.toLowerCase() === wanted)
    const found = owned.filter((record) => record.type === type)
    const alias = owned.find((record) => record.type === 'CNAME')
    answers.push(...(found.length > 0 || alias === undefined ? found : [alias]).map(toAnswer))
    if (found.length > 0) return { rcode: 'NOERROR', answers, authorities: [] }
    if (alias?.type !== 'CNAME') {
      const rcode = exists(zone, wanted) ? 'NOERROR' : 'NXDOMAIN'
      return { rcode, answers, authorities: [startOfAuthority(apex)] }
    }
    visited.add(wanted)
    wanted = alias.data.toLowerCase()
    if (visited.has(wanted)) return { rcode: 'NOERROR', answers, authorities: [] }
  }
}

function apexOf(zone: Zone, name: string): string | undefined {
  return zone.apexes.find((apex) => name === apex || name.endsWith(`.${apex}`))
}

/** A name exists also when only names below it have records. */
function exists(zone: Zone, name: string): boolean {
  return (
    zone.apexes.includes(name) ||
    zone.records.some(
      ({ name: owner }) => owner.toLowerCase() === name || owner.toLowerCase().endsWith(`.${name}`),
    )
  )
}

function toAnswer(record: ZoneRecord): Answer {
  return { ttl: defaultTtl, ...record }
}

function startOfAuthority(apex: string): SoaAnswer {
  const data = {
    mname: `ns.${apex}`,
    rname: `hostmaster.${apex}`,
    serial: 1,
    refresh: 3600,
    retry: 600,
    expire: 86_400,
    minimum: defaultTtl,
  }
  return { name: apex, type: 'SOA', ttl: defaultTtl, data }
}
