/** A public key without its algorithm, and its hash: by these OCSP and key identifiers name keys. */
import { hash } from 'node:crypto'
import { DerReader } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { readBitString } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import type { PublicKey } from './public-key.ts'

/** SHA-1 of the key: KeyHash of RFC 6960 section 4.2.1, key identifier of RFC 5280 section 4.2.1.2 (1). */
export function keyHash(publicKey: PublicKey): Uint8Array | undefined {
  const key = subjectPublicKey(publicKey)
  return key && hash('sha1', key, 'buffer')
}

/** The octets of the BIT STRING in the SubjectPublicKeyInfo; undefined when they cannot be read. */
export function subjectPublicKey({ spki }: PublicKey): Uint8Array | undefined {
  const reader = new DerReader(spki, new FaultList())
  const whole = reader.whole('subjectPublicKeyInfo')
  if (whole === undefined) return undefined
  const fields = reader.children(whole, 'subjectPublicKeyInfo')
  fields.take()
  return readBitString(reader, fields.required(tags.bitString, 'subjectPublicKey'))?.octets
}
