/** StartTLS of LDAP, RFC 4511 section 4.14. */
import { DerReader } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { type Script, malformed, read, refuse, send, textOf } from './script.ts'

const speaker = 'an LDAP server'
const awaited = 'its answer to the request for StartTLS'
const longestResponse = 16_384
const startTlsOid = '1.3.6.1.4.1.1466.20037'

/** LDAPMessage: messageID 1, ExtendedRequest ([APPLICATION 23]) with the requestName ([0]). */
const startTlsRequest = Buffer.concat([
  Uint8Array.of(0x30, startTlsOid.length + 7, 0x02, 0x01, 0x01),
  Uint8Array.of(0x77, startTlsOid.length + 2, 0x80, startTlsOid.length),
  Buffer.from(startTlsOid, 'latin1'),
])

/** What is said to an LDAP server before TLS. */
export function* ldap(): Script {
  yield* send(startTlsRequest)
  const result = extendedResponse(yield* message())
  if (result === undefined) return yield* malformed(speaker, '')
  const { code, words } = result
  if (code === 0) return
  const name = resultNames.get(code)
  const outcome = `result code ${code}${name === undefined ? '' : `, ${name}`}`
  const sentence = doesNotKnow.has(code)
    ? `The LDAP server does not offer StartTLS (${outcome}).`
    : `The LDAP server refuses StartTLS (${outcome}).`
  return yield* refuse(sentence, words)
}

/** Reads one BER element of any length that is sensible here. Windows writes lengths in five octets. */
function* message(): Script<Uint8Array> {
  const start = yield* read(2, awaited)
  const [tag = 0, first = 0] = start
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f
  if (tag !== 0x30 || first === 0x80 || lengthOctets > 4) return yield* malformed(speaker, '')
  const more = yield* read(lengthOctets, awaited)
  const length = first < 0x80 ? first : more.reduce((sum, octet) => sum * 256 + octet, 0)
  if (length > longestResponse) return yield* malformed(speaker, '')
  return Buffer.concat([start, more, yield* read(length, awaited)])
}

/** The LDAPResult in an ExtendedResponse ([APPLICATION 24]); undefined when it is none. */
function extendedResponse(bytes: Uint8Array): { code: number; words: string } | undefined {
  const reader = new DerReader(bytes, new FaultList())
  const whole = reader.whole('LDAPMessage')
  const [, response] = whole === undefined ? [] : reader.children(whole, 'LDAPMessage')
  if (response === undefined || bytes[response.start] !== 0x78) return undefined
  const [code, , diagnostic] = reader.children(response, 'ExtendedResponse')
  if (code === undefined || bytes[code.start] !== 0x0a) return undefined
  return {
    code: reader.content(code).reduce((sum, octet) => sum * 256 + octet, 0),
    words: diagnostic === undefined ? '' : textOf(reader.content(diagnostic)),
  }
}

const doesNotKnow = new Set([2, 12])

/** RFC 4511 appendix A, as far as a server may give them here. */
const resultNames = new Map([
  [1, 'operationsError'],
  [2, 'protocolError'],
  [8, 'strongerAuthRequired'],
  [10, 'referral'],
  [12, 'unavailableCriticalExtension'],
  [13, 'confidentialityRequired'],
  [50, 'insufficientAccessRights'],
  [51, 'busy'],
  [52, 'unavailable'],
  [53, 'unwillingToPerform'],
  [80, 'other'],
])
