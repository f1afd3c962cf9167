/** CRLs as cases write them: `crl Issuing: lists leaf keyCompromise; number 5`. */
import { nullValue } from '../../src/asn1/encode.ts'
import { fromHex } from '../../src/bytes/hex.ts'
import { makeCrl, type CrlEntryRequest, type CrlRequest } from '../../src/estate/crl.ts'
import { keyIdentifier } from '../../src/estate/key-pair.ts'
import type { Answered } from '../../src/revocation/revocation.ts'
import { answered, critical, extend, pick, reasonCode, serialOf, split, usual } from './answer.ts'
import type { Certificates } from './answer.ts'
import type { Evidence } from './case.ts'
import { reasonBits } from './distribution-point.ts'
import { distinguishedName, unknownAlgorithm } from './draft.ts'
import { generalName, generalNames } from './general-name.ts'

/** DER of the CRL, or why there is none, and where it came from if that is said. */
export function crlOf({ signer, properties }: Evidence, certificates: Certificates): Partial<Answered> {
  const { values, others } = split(properties)
  const url = values.get('at')
  const request: CrlRequest = { thisUpdate: usual.from, nextUpdate: usual.to }
  for (const { word, value } of others) {
    const apply = crlProperties.get(word)
    if (apply === undefined) throw new SyntaxError(`no property of a CRL is called ${word}`)
    apply(request, value, certificates)
  }
  const issuer = pick(certificates, signer)
  const made = () => makeCrl(request, { ...issuer, subjectKeyIdentifier: keyIdentifier(issuer.key) })
  return { ...(url === undefined ? {} : { url }), ...answered(values, made) }
}

const crlProperties = new Map<string, (request: CrlRequest, value: string, among: Certificates) => void>([
  ['lists', (request, value, among) => (request.entries = [...(request.entries ?? []), entry(value, among)])],
  ['from', (request, value) => (request.thisUpdate = new Date(value))],
  ['to', (request, value) => (request.nextUpdate = value === 'none' ? null : new Date(value))],
  ['number', (request, value) => (request.number = value === 'none' ? null : Number(value))],
  ['delta', (request, value) => (request.baseNumber = Number(value))],
  ['freshest', (request, value) => (request.freshest = value.split(' '))],
  ['issuer', (request, value) => (request.issuer = distinguishedName(value))],
  ['part', (request, value) => limit(request, { names: generalNames(value) })],
  ['part-relative', (request, value) => limit(request, { relative: value })],
  ['users-only', (request) => limit(request, { onlyContainsUserCerts: true })],
  ['authorities-only', (request) => limit(request, { onlyContainsCACerts: true })],
  ['attributes-only', (request) => limit(request, { onlyContainsAttributeCerts: true })],
  ['reasons', (request, value) => limit(request, { onlySomeReasons: reasonBits(value) })],
  ['indirect', (request) => limit(request, { indirectCRL: true })],
  ['keeps-expired', (request) => extend(request, { oid: '2.5.29.60', value: keepsSince })],
  ['spoilt-scope', (request) => extend(request, { oid: '2.5.29.28', critical: true, value: nullValue() })],
  ['critical', (request) => extend(request, critical)],
  ['uncritical', (request) => extend(request, { ...critical, critical: false })],
  ['broken-signature', (request) => (request.brokenSignature = true)],
  ['unknown-signature', (request) => (request.signature = unknownAlgorithm)],
])

/** GeneralizedTime 20200101000000Z. */
const keepsSince = Uint8Array.of(0x18, 15, ...Buffer.from('20200101000000Z'))

function limit(request: CrlRequest, more: CrlRequest['scope']): void {
  request.scope = { ...request.scope, ...more }
}

/** `leaf keyCompromise of dir:CN=Other critical`; in place of a label, a serial number as `#00ff`. */
function entry(text: string, certificates: Certificates): CrlEntryRequest {
  const [who = '', ...rest] = text.split(' ')
  const made: CrlEntryRequest = {
    serialNumber: who.startsWith('#') ? fromHex(who.slice(1)) : serialOf(pick(certificates, who)),
    revocationDate: usual.revoked,
  }
  for (const [index, word] of rest.entries()) {
    if (word === 'critical') made.extensions = [critical]
    else if (word === 'of') {
      const name = generalName(rest[index + 1] ?? '')
      if ('directory' in name) made.certificateIssuer = name.directory
    } else if (rest[index - 1] !== 'of') made.reason = reasonCode(word)
  }
  return made
}
