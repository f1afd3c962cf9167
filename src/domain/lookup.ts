/** What came of asking for a record. */
import { hasDecided, type DnsAnswer, type DnsQuery, type SrvRecord } from '../dns/query.ts'
import { orderSrvRecords, parseSrvRecord } from '../dns/srv-record.ts'
import type { MappedRecord } from '../report/map.ts'
import { isMicrosoft365 } from '../rules/data/microsoft-hosts.ts'
import type { DomainRecord } from './record.ts'

/** A record that was asked for, and every answer. */
export interface Lookup {
  record: DomainRecord
  name: string
  queries: DnsQuery[]
  /** Of the wanted type, at the end of the CNAMEs. */
  answers: DnsAnswer[]
  /** Names that CNAMEs lead to. */
  aliases: string[]
}

/** Addresses and aliases that every name of the domain has, because of a wildcard; empty where there is none. */
export type Wildcard = readonly string[]

/** Where and how a lookup ends, as one text. */
export function endOf({ answers, aliases }: Pick<Lookup, 'answers' | 'aliases'>): string[] {
  return [...aliases, ...answers.map(({ data }) => data).sort()]
}

/** Whether the record exists. */
export function statusOf(lookup: Lookup, wildcard: Wildcard): MappedRecord['status'] {
  const { record, queries, answers, aliases } = lookup
  if (answers.length > 0 || aliases.length > 0) {
    const isCommon = record.type === 'A' && wildcard.length > 0 && isSame(endOf(lookup), wildcard)
    return isCommon ? 'wildcard' : 'found'
  }
  return queries.some(({ rcode }) => hasDecided(rcode)) ? 'absent' : 'unanswered'
}

/** The SRV records of a lookup in the order in which clients try them, those that say "not offered" included. */
export function srvRecordsOf({ record, name, answers }: Lookup): SrvRecord[] {
  if (record.type !== 'SRV') return []
  return orderSrvRecords(answers.flatMap(({ data }) => parseSrvRecord(data, name) ?? []))
}

/** SRV records of one name that are followed: each costs connections, and a zone can have hundreds. */
export const mostOffers = 16

/** SRV records that lead somewhere, the first of them. */
export function offersOf(lookup: Lookup): SrvRecord[] {
  const records = srvRecordsOf(lookup).filter(({ target, port }) => target !== '.' && port > 0)
  return records.slice(0, mostOffers)
}

/**
 * The name under which a host is to be asked for. Clients of Microsoft 365 follow aliases to its own names, since its
 * certificates are for these only.
 */
export function hostOf({ name, aliases }: Lookup): string {
  const last = aliases.at(-1)
  return last !== undefined && isMicrosoft365(last) ? last : name
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}
