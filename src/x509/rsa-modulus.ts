/** The number in an RSA public key, RFC 8017 appendix A.1.1. */
import { DerReader } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { readBitString, readInteger } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import type { PublicKey } from './public-key.ts'

/** Octets of the longest modulus that is read: nobody uses longer ones, and arithmetic costs time. */
const mostOctets = 2048

/**
 * The octets of the modulus, most significant first, without the sign octet; undefined for keys that are not RSA,
 * cannot be read or are longer than 16,384 bits.
 */
export function rsaModulus({ algorithm, spki }: PublicKey): Uint8Array | undefined {
  if (algorithm !== 'RSA' && algorithm !== 'RSASSA-PSS') return undefined
  const reader = new DerReader(spki, new FaultList())
  const whole = reader.whole('subjectPublicKeyInfo')
  if (whole === undefined) return undefined
  const fields = reader.children(whole, 'subjectPublicKeyInfo')
  fields.take()
  const bits = readBitString(reader, fields.required(tags.bitString, 'subjectPublicKey'))
  if (bits === undefined) return undefined
  const inner = new DerReader(bits.octets, new FaultList())
  const key = inner.whole('the RSA public key')
  if (key === undefined) return undefined
  const content = readInteger(inner, inner.children(key, 'RSA public key').required(tags.integer, 'modulus'))
  const first = content?.findIndex((octet) => octet !== 0) ?? -1
  if (content === undefined || first < 0 || content.length - first > mostOctets) return undefined
  return content.subarray(first)
}
