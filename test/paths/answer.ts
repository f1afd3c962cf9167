/** What CRLs and OCSP responses of a case have in common. */
import { nullValue } from '../../src/asn1/encode.ts'
import { fromHex } from '../../src/bytes/hex.ts'
import type { IssuedCertificate } from '../../src/estate/certificate.ts'
import type { ExtensionInput } from '../../src/estate/extension.ts'
import { crlReasons } from '../../src/revocation/reason.ts'
import type { Answered } from '../../src/revocation/revocation.ts'
import { decodeCertificate } from '../../src/x509/decode.ts'
import type { Property } from './case.ts'

/** The certificates of a case by label. */
export type Certificates = ReadonlyMap<string, IssuedCertificate>

/** From when to when an answer holds unless it says otherwise, and since when what it lists is revoked. */
export const usual = {
  from: new Date('2026-05-31'),
  to: new Date('2026-07-01'),
  revoked: new Date('2026-05-01'),
}

/** A critical extension that nobody knows. */
export const critical = { oid: '1.3.6.1.4.1.32473.99', critical: true, value: nullValue() }

/** Properties that say something other than what stands in the octets. */
const outside = new Set(['at', 'about', 'asked', 'error', 'octets', 'unreachable', 'refused'])

/** Parts what an answer says of itself from how it came. */
export function split(properties: readonly Property[]) {
  return {
    values: new Map(properties.map(({ word, value }) => [word, value])),
    others: properties.filter(({ word }) => !outside.has(word)),
  }
}

/** What came: the octets, or why there are none. */
export function answered(
  values: ReadonlyMap<string, string>,
  make: () => Uint8Array,
): Pick<Answered, 'octets' | 'failure'> {
  const refused = values.has('refused')
  if (refused || values.has('unreachable')) return { failure: { refused, detail: 'The case says so.' } }
  const hex = values.get('octets')
  return { octets: hex === undefined ? make() : fromHex(hex) }
}

/** Puts one more extension into what is made. */
export function extend(request: { extensions?: readonly ExtensionInput[] }, one: ExtensionInput): void {
  request.extensions = [...(request.extensions ?? []), one]
}

/** Code of a CRLReason by its name. */
export function reasonCode(word: string): number {
  const index = crlReasons.findIndex((reason) => reason === word)
  if (index < 0) throw new SyntaxError(`no reason: ${word}`)
  return index < 7 ? index : index + 1
}

/** Content octets of a serial number. */
export function serialOf({ der }: IssuedCertificate): Uint8Array {
  return fromHex(decodeCertificate(der).serialNumber)
}

/**
 * A certificate by its label.
 * @throws {SyntaxError} when there is none
 */
export function pick(certificates: Certificates, label: string): IssuedCertificate {
  const certificate = certificates.get(label)
  if (certificate === undefined) throw new SyntaxError(`no certificate is called ${label}`)
  return certificate
}
