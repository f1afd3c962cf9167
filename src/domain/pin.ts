/** TLSA records, RFC 6698: whether a pin fits what was presented. */
import { createHash } from 'node:crypto'
import { toHex } from '../bytes/hex.ts'
import type { Certificate } from '../x509/certificate.ts'

/**
 * Whether a TLSA record in presentation form fits a presented list: the end entity for the usages 1 and 3, any other
 * certificate or the end entity itself for 0 and 2. Undefined when the record cannot be read, or a trust anchor may be
 * meant that was not presented.
 */
export function pinFits(data: string, presented: readonly Certificate[]): boolean | undefined {
  const [, usage, selector, matching, pinned = ''] = /^([0-3]) ([01]) ([0-2]) ([0-9a-f]+)$/.exec(data) ?? []
  if (usage === undefined) return undefined
  const isEndEntity = usage === '1' || usage === '3'
  const fits = (isEndEntity ? presented.slice(0, 1) : presented).some((certificate) => {
    const octets = selector === '0' ? certificate.der : certificate.publicKey?.spki
    return octets !== undefined && digest(octets, matching) === pinned
  })
  return fits || isEndEntity ? fits : undefined
}

function digest(octets: Uint8Array, matching: string | undefined): string {
  if (matching === '0') return toHex(octets)
  return createHash(matching === '1' ? 'sha256' : 'sha512')
    .update(octets)
    .digest('hex')
}
