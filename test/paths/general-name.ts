/** Names as cases write them: `dns:a.test`, `ip:10.0.0.0/8`, `mail:x@a.test`, `dir:O=A/CN=b`, `id:1.2.3`. */
import { implicitTag, sequence, utf8String } from '../../src/asn1/encode.ts'
import { fromHex } from '../../src/bytes/hex.ts'
import type { GeneralNameInput } from '../../src/estate/extension.ts'
import { parseIpAddress } from '../../src/names/ip-address.ts'

/**
 * One name or, with a mask, one constraint.
 * @throws {SyntaxError} when the kind is unknown or the value makes no such name
 */
export function generalName(text: string): GeneralNameInput {
  const colon = text.indexOf(':')
  const value = text.slice(colon + 1)
  const make = kinds.get(text.slice(0, colon))
  if (make === undefined) throw new SyntaxError(`no kind of name: ${text}`)
  return make(value)
}

/** Several, parted by spaces. */
export function generalNames(text: string): GeneralNameInput[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map(generalName)
}

const kinds = new Map<string, (value: string) => GeneralNameInput>([
  ['dns', (dns) => ({ dns })],
  ['mail', (email) => ({ email })],
  ['uri', (uri) => ({ uri })],
  // An underscore stands for a space, because spaces part the names.
  ['dir', (value) => ({ directory: value.replaceAll('_', ' ').split('/').filter(Boolean) })],
  ['id', (registeredId) => ({ registeredId })],
  ['ip', (value) => ({ ip: addressOctets(value) })],
  [
    'other',
    (value) => {
      const [oid = '', text = ''] = value.split('=')
      return { other: { oid, value: utf8String(text) } }
    },
  ],
  ['x400', (value) => ({ raw: implicitTag(3, sequence(utf8String(value))) })],
  ['edi', (value) => ({ raw: implicitTag(5, sequence(implicitTag(1, utf8String(value)))) })],
  ['raw', (value) => ({ raw: fromHex(value) })],
])

/** `10.0.0.0/8`, `10.0.0.0/255.0.255.0`, `2001:db8::/32`, an address alone, or octets as `hex:…`. */
function addressOctets(text: string): Uint8Array {
  if (text.startsWith('hex:')) return fromHex(text.slice(4))
  const [address = '', mask] = text.split('/')
  const octets = parseIpAddress(address)
  if (octets === undefined) throw new SyntaxError(`no address: ${text}`)
  if (mask === undefined) return octets
  const maskOctets = /^\d+$/.test(mask) ? prefixMask(Number(mask), octets.length) : parseIpAddress(mask)
  if (maskOctets === undefined) throw new SyntaxError(`no mask: ${text}`)
  return Uint8Array.from([...octets, ...maskOctets])
}

function prefixMask(bits: number, size: number): Uint8Array {
  return Uint8Array.from(
    { length: size },
    (_, index) => (0xff00 >> Math.min(8, Math.max(0, bits - 8 * index))) & 0xff,
  )
}
