/** SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7. */
import type { KeyObject } from 'node:crypto'
import type { DerReader, Element } from '../asn1/der.ts'
import { oidName, oidTitle } from '../asn1/oid.ts'
import { readBitString, readInteger, readOid, toBigInt } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import { rsassaPss } from './algorithm.ts'

/** A public key, described; `spki` is the key itself. */
export interface PublicKey {
  /** DER of the SubjectPublicKeyInfo. */
  spki: Uint8Array
  oid: string
  /** `RSA`, `EC`, `Ed25519`, `Ed448`, `RSASSA-PSS`, `DSA`, `ML-DSA-65`; the OID when unknown. */
  algorithm: string
  /** Key size in bits: RSA modulus, EC field, DSA prime. */
  bits?: number
  /** `P-256` and so on, the curve's OID, or `explicit` where the key spells its curve out. EC only. */
  curve?: string
  /** RSA public exponent, decimal. */
  exponent?: string
  /** The key as node:crypto takes it, once somebody has verified with it; kept here by signature.ts. */
  imported?: KeyObject | 'unusable'
}

/** Reads a SubjectPublicKeyInfo; undefined when not even its algorithm can be read. */
export function readPublicKey(reader: DerReader, element: Element | undefined): PublicKey | undefined {
  if (element === undefined) return undefined
  const fields = reader.children(element, what)
  const algorithm = fields.required(tags.sequence, 'algorithm')
  const subjectPublicKey = fields.required(tags.bitString, 'subjectPublicKey')
  fields.finish()
  if (algorithm === undefined) return undefined
  const identifier = reader.children(algorithm, what)
  const oid = readOid(reader, identifier.required(tags.objectIdentifier, 'algorithm'))
  const parameters = identifier.take()
  identifier.finish()
  if (oid === undefined) return undefined
  return {
    spki: reader.encoding(element),
    oid,
    algorithm: algorithms.get(oid) ?? oidName(oid) ?? oid,
    ...readDetails(reader, oid, parameters, subjectPublicKey),
  }
}

const what = 'subjectPublicKeyInfo'
const rsaEncryption = '1.2.840.113549.1.1.1'
const ecPublicKey = '1.2.840.10045.2.1'
const dsa = '1.2.840.10040.4.1'

const algorithms = new Map([
  [rsaEncryption, 'RSA'],
  [rsassaPss, 'RSASSA-PSS'],
  [ecPublicKey, 'EC'],
  [dsa, 'DSA'],
  ['1.2.840.10046.2.1', 'DH'],
])

/** Sizes of the fields of named curves, in bits. */
const curveBits = new Map([
  ['P-192', 192],
  ['P-224', 224],
  ['P-256', 256],
  ['P-384', 384],
  ['P-521', 521],
  ['secp256k1', 256],
  ['brainpoolP256r1', 256],
  ['brainpoolP384r1', 384],
  ['brainpoolP512r1', 512],
  ['SM2', 256],
])

type Details = Pick<PublicKey, 'bits' | 'curve' | 'exponent'>

function readDetails(
  reader: DerReader,
  oid: string,
  parameters: Element | undefined,
  subjectPublicKey: Element | undefined,
): Details {
  const bits = readBitString(reader, subjectPublicKey)
  if (subjectPublicKey === undefined || bits === undefined) return {}
  if (bits.unusedBits !== 0) reader.faults.add(subjectPublicKey.start, `${what}: the key is not whole octets`)
  if (oid === rsaEncryption || oid === rsassaPss) return readRsa(reader, subjectPublicKey)
  if (oid === ecPublicKey) return readEc(reader, parameters, subjectPublicKey, bits.octets)
  return oid === dsa ? readDsa(reader, parameters) : {}
}

function readRsa(reader: DerReader, subjectPublicKey: Element): Details {
  const start = subjectPublicKey.contentStart + 1
  const key = reader.whole(
    'the RSA public key',
    start,
    subjectPublicKey.contentEnd,
    subjectPublicKey.depth + 1,
  )
  if (key === undefined) return {}
  const fields = reader.children(key, 'RSA public key')
  const modulus = fields.required(tags.integer, 'modulus')
  const bits = unsignedBits(reader, modulus, 'RSA modulus')
  const exponent = readInteger(reader, fields.required(tags.integer, 'publicExponent'))
  fields.finish()
  return {
    ...(bits === undefined ? {} : { bits }),
    // A real exponent is short; the decimal text of a long one would take time that grows with its square.
    ...(exponent === undefined || exponent.length > 512 ? {} : { exponent: toBigInt(exponent).toString() }),
  }
}

function readEc(
  reader: DerReader,
  parameters: Element | undefined,
  subjectPublicKey: Element,
  point: Uint8Array,
): Details {
  if (parameters === undefined) {
    reader.faults.add(subjectPublicKey.start, `${what}: an EC key without curve`)
    return {}
  }
  if (parameters.tag !== tags.objectIdentifier) {
    reader.faults.add(parameters.start, `${what}: the curve is spelt out, which RFC 5480 forbids`)
    const bits = explicitFieldBits(reader, parameters)
    return { curve: 'explicit', ...(bits === undefined ? {} : { bits }) }
  }
  const oid = readOid(reader, parameters)
  if (oid === undefined) return {}
  const curve = oidTitle(oid) ?? oidName(oid) ?? oid
  const bits = curveBits.get(curve)
  if (bits === undefined) return { curve }
  const size = Math.ceil(bits / 8)
  const compressed = point[0] === 2 || point[0] === 3
  if (point.length !== 1 + (compressed ? size : 2 * size) || (!compressed && point[0] !== 4)) {
    reader.faults.add(subjectPublicKey.start, `${what}: not a point of ${curve}`)
  }
  return { curve, bits }
}

/** SpecifiedECDomain of X9.62: version, then the field, whose prime gives the size. */
function explicitFieldBits(reader: DerReader, parameters: Element): number | undefined {
  if (parameters.tag !== tags.sequence) return undefined
  const fields = reader.children(parameters, what)
  fields.required(tags.integer, 'version')
  const fieldId = fields.required(tags.sequence, 'field')
  if (fieldId === undefined) return undefined
  const field = reader.children(fieldId, what)
  field.required(tags.objectIdentifier, 'field type')
  return unsignedBits(reader, field.optional(tags.integer), 'prime')
}

function readDsa(reader: DerReader, parameters: Element | undefined): Details {
  // Absent when the issuer's are to be used, RFC 3279 section 2.3.2.
  if (parameters === undefined || parameters.tag !== tags.sequence) return {}
  const bits = unsignedBits(
    reader,
    reader.children(parameters, what).required(tags.integer, 'p'),
    'DSA prime',
  )
  return bits === undefined ? {} : { bits }
}

/** Size of a number that ought to be positive; one whose sign octet was forgotten is reported. */
function unsignedBits(reader: DerReader, element: Element | undefined, number: string): number | undefined {
  const content = readInteger(reader, element)
  if (element === undefined || content === undefined) return undefined
  if ((content[0] ?? 0) >= 0x80) reader.faults.add(element.start, `${what}: ${number} is negative`)
  const first = content.findIndex((octet) => octet !== 0)
  if (first < 0) {
    reader.faults.add(element.start, `${what}: ${number} is zero`)
    return 0
  }
  return (content.length - first) * 8 - (Math.clz32(content[first] ?? 0) - 24)
}
