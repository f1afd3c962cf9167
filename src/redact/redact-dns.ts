/** What was asked of DNS, under pseudonyms. */
import type { DnsAnswer, DnsQuery } from '../dns/query.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** A question with its answers. */
export function redactQuery(query: DnsQuery, pseudonyms: Pseudonyms): DnsQuery {
  return {
    ...query,
    name: pseudonyms.name(query.name),
    answers: query.answers.map((answer) => redactAnswer(answer, pseudonyms)),
    server: redactPlace(query.server, pseudonyms),
  }
}

/** `address:port`, `host:port`, `system` and `none`. */
export function redactPlace(text: string, pseudonyms: Pseudonyms): string {
  const [, host, port = ''] = /^\[?(.+?)\]?(:\d+)$/.exec(text) ?? []
  if (host === undefined) return text === 'none' || text === 'system' ? text : pseudonyms.name(text)
  const name = pseudonyms.name(host)
  return `${name.includes(':') ? `[${name}]` : name}${port}`
}

function redactAnswer({ name, type, ttl, data }: DnsAnswer, pseudonyms: Pseudonyms): DnsAnswer {
  const [, numbers = '', target = data] = /^((?:\d+ ){3})(\S+)$/.exec(data) ?? []
  return { name: pseudonyms.name(name), type, ttl, data: numbers + pseudonyms.name(target) }
}
