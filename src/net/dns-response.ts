/** Responses of DNS servers: bytes to outcome and answers, whatever the bytes are. */
import { decode } from 'dns-packet'
import type { Answer, Question } from 'dns-packet'
import { toHex } from '../bytes/hex.ts'
import type { DnsAnswer, DnsOutcome, DnsQuery } from '../dns/query.ts'
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import { frameMessage } from './dns-frame.ts'

const rcodes: Record<number, DnsOutcome> = {
  0: 'NOERROR',
  1: 'FORMERR',
  2: 'SERVFAIL',
  3: 'NXDOMAIN',
  4: 'NOTIMP',
  5: 'REFUSED',
}

const opcodeMask = 0x7800

/** One question on its way: what the response has to repeat (RFC 5452 section 9.1). */
export interface DnsQuestion {
  /** 0 to 65535. */
  id: number
  name: string
  type: DnsQuery['type']
}

export interface DnsResponse {
  outcome: DnsOutcome
  /** True when the server left something out and asks to be asked over TCP. */
  truncated: boolean
  answers: DnsAnswer[]
}

/** What stands for a response when none of use came. */
export function withoutResponse(outcome: 'TIMEOUT' | 'UNREACHABLE' | 'MALFORMED'): DnsResponse {
  return { outcome, truncated: false, answers: [] }
}

/**
 * Reads a message that came where the response to a question was expected. Gives undefined when it is not the
 * response to this question and is best ignored, since anybody may have sent it: another id, a query, another
 * question. A response that cannot be read is `MALFORMED`. Never throws.
 */
export function decodeResponse(message: Uint8Array, question: DnsQuestion): DnsResponse | undefined {
  if (!isResponseTo(message, question.id)) return undefined
  // A truncated message may end in the middle of a record (RFC 2181 section 9).
  const truncated = ((message[2] ?? 0) & 0x02) !== 0
  const malformed: DnsResponse = { outcome: 'MALFORMED', truncated, answers: [] }
  const frame = frameMessage(message)
  if (frame === undefined) return malformed
  try {
    const packet = decode(frame.message)
    const flags = packet.flags ?? 0
    if ((flags & opcodeMask) !== 0) return malformed
    const rcode = (frame.extendedRcode << 4) | (flags & 0xf)
    if (!repeats(packet.questions ?? [], question, rcode)) return undefined
    const answers = (packet.answers ?? []).flatMap(toAnswer)
    const found = answers.some((answer) => answer.type === question.type)
    return {
      outcome: rcode === 0 && !found ? 'NODATA' : (rcodes[rcode] ?? 'OTHER'),
      truncated,
      answers,
    }
  } catch {
    return malformed
  }
}

/** Id and response bit, read without the codec since the rest may be garbage. */
function isResponseTo(message: Uint8Array, id: number): boolean {
  const [high, low, flags] = message
  return flags !== undefined && high === id >> 8 && low === (id & 0xff) && flags >= 0x80
}

/** Servers that refuse or cannot read a question need not repeat it. */
function repeats(echo: Question[], question: DnsQuestion, rcode: number): boolean {
  const [first] = echo
  if (first === undefined) return rcode !== 0
  return (
    echo.length === 1 &&
    first.type === question.type &&
    first.class === 'IN' &&
    first.name.toLowerCase() === question.name.toLowerCase()
  )
}

/** No or one record in presentation form; other types and classes are left out. */
function toAnswer(record: Answer): DnsAnswer[] {
  if (!('ttl' in record) || record.class !== 'IN') return []
  const data = presentData(record)
  if (data === undefined) return []
  return [{ name: presentName(record.name), type: record.type, ttl: record.ttl ?? 0, data }]
}

function presentData(record: Answer): string | undefined {
  if (record.type === 'A' || record.type === 'AAAA') {
    const octets = parseIpAddress(record.data)
    return octets && formatIpAddress(octets)
  }
  if (record.type === 'CNAME') return presentName(record.data)
  if (record.type === 'NAPTR') {
    const { order, preference, flags, services, regexp, replacement } = record.data
    const strings = [flags, services, regexp].map(presentString).join(' ')
    return `${order} ${preference} ${strings} ${presentName(replacement)}`
  }
  if (record.type === 'CAA') {
    const { flags = 0, tag, value } = record.data
    return `${flags} ${presentName(tag)} ${presentString(value)}`
  }
  if (record.type === 'TLSA') {
    const { usage, selector, matchingType, certificate } = record.data
    return `${usage} ${selector} ${matchingType} ${toHex(certificate)}`
  }
  if (record.type !== 'SRV') return undefined
  const { priority, weight, port, target } = record.data
  return `${priority} ${weight} ${port} ${presentName(target)}`
}

/** A character-string in quotes, RFC 1035 section 5.1. */
function presentString(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&')
  return `"${escaped.replace(/[^\x20-\x7e]/gu, decimalEscapes)}"`
}

/** Octets that are not printable ASCII are written as decimal escapes, RFC 1035 section 5.1. */
function presentName(name: string): string {
  return name.replace(/[^\x21-\x7e]|["();@\\]/gu, decimalEscapes)
}

function decimalEscapes(character: string): string {
  return [...Buffer.from(character)].map((octet) => `\\${String(octet).padStart(3, '0')}`).join('')
}
