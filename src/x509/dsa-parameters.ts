/** DSA parameters that a key leaves to the authorities above it, RFC 3279 section 2.3.2. */
import { DerReader } from '../asn1/der.ts'
import { sequence } from '../asn1/encode.ts'
import { FaultList } from '../asn1/fault.ts'
import { tags } from '../asn1/tag.ts'
import type { PublicKey } from './public-key.ts'

const dsa = '1.2.840.10040.4.1'

/** The key with the parameters of the one above it, if it is a DSA key without its own; else the key as it is. */
export function inheritParameters(key: PublicKey, above: PublicKey): PublicKey {
  if (key.oid !== dsa || above.oid !== dsa) return key
  const own = parts(key.spki)
  const inherited = parts(above.spki)
  if (own === undefined || inherited === undefined || own.parameters !== undefined) return key
  if (inherited.parameters === undefined) return key
  return { ...above, spki: sequence(inherited.algorithm, own.subjectPublicKey) }
}

function parts(spki: Uint8Array) {
  const reader = new DerReader(spki, new FaultList())
  const whole = reader.whole('subjectPublicKeyInfo')
  if (whole === undefined) return undefined
  const fields = reader.children(whole, 'subjectPublicKeyInfo')
  const algorithm = fields.optional(tags.sequence)
  const subjectPublicKey = fields.optional(tags.bitString)
  if (algorithm === undefined || subjectPublicKey === undefined) return undefined
  const identifier = reader.children(algorithm, 'algorithm')
  identifier.take()
  return {
    algorithm: reader.encoding(algorithm),
    parameters: identifier.take(),
    subjectPublicKey: reader.encoding(subjectPublicKey),
  }
}
