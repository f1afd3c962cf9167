/** AlgorithmIdentifier, RFC 5280 section 4.1.1.2, and what the known signature algorithms are made of. */
import type { DerReader, Element } from '../asn1/der.ts'
import { oidName, oidTitle } from '../asn1/oid.ts'
import { readCount, readOid } from '../asn1/primitive.ts'
import { contextTag, tags } from '../asn1/tag.ts'

/** An algorithm with its parameters, and what they mean for signatures. */
export interface AlgorithmIdentifier {
  oid: string
  /** `sha256WithRSAEncryption`; the OID when unknown. */
  name: string
  /** As Windows names it: `sha256RSA`; the OID when unknown. */
  windowsName: string
  /** DER of the parameters, where present. */
  parameters?: Uint8Array
  /** The hash that is signed, as OpenSSL names it: `sha256`. Absent where the algorithm has none of its own. */
  hash?: string
  /** RSASSA-PSS only, and only when its parameters could be read. */
  pss?: PssParameters
}

/** RSASSA-PSS-params, RFC 4055 section 3.1, defaults filled in. */
export interface PssParameters {
  /** As OpenSSL names them; the OID when unknown. */
  hash: string
  maskHash: string
  /** In octets. */
  saltLength: number
  trailerField: number
}

/** How a signature is made. `eddsa` and `ml-dsa` bring their own hash; PSS names its own in the parameters. */
export type SignatureScheme = 'rsa' | 'rsa-pss' | 'ecdsa' | 'dsa' | 'eddsa' | 'ml-dsa'

/** The scheme that a signature algorithm's OID stands for; undefined when unknown. */
export function signatureScheme(oid: string): SignatureScheme | undefined {
  return schemes.get(oid)?.[0]
}

/** The OID of RSASSA-PSS, as a signature algorithm and as a kind of key. */
export const rsassaPss = '1.2.840.113549.1.1.10'

/** Reads an AlgorithmIdentifier; `what` names it in faults. */
export function readAlgorithm(
  reader: DerReader,
  element: Element | undefined,
  what: string,
): AlgorithmIdentifier | undefined {
  if (element === undefined) return undefined
  const fields = reader.children(element, what)
  const oid = readOid(reader, fields.required(tags.objectIdentifier, 'algorithm'))
  const parameters = fields.take()
  fields.finish()
  if (oid === undefined) return undefined
  const pss = oid === rsassaPss ? readPssParameters(reader, parameters, what) : undefined
  const hash = pss?.hash ?? schemes.get(oid)?.[1]
  return {
    oid,
    name: oidName(oid) ?? oid,
    windowsName: oidTitle(oid) ?? oidName(oid) ?? oid,
    ...(parameters === undefined ? {} : { parameters: reader.encoding(parameters) }),
    ...(hash === undefined ? {} : { hash }),
    ...(pss === undefined ? {} : { pss }),
  }
}

function readPssParameters(
  reader: DerReader,
  element: Element | undefined,
  what: string,
): PssParameters | undefined {
  // Without parameters a key may be used with any; a signature may not, RFC 4055 section 3.1.
  if (element === undefined) return undefined
  const fields = reader.children(element, `${what}: RSASSA-PSS parameters`)
  const inside = (number: number) => {
    const wrapper = fields.optional(contextTag(number))
    return wrapper && reader.children(wrapper, what).take()
  }
  const hash = inside(0)
  const mask = inside(1)
  const saltLength = inside(2)
  const trailerField = inside(3)
  fields.finish()
  const parameters = {
    hash: hash === undefined ? 'sha1' : readHash(reader, hash, what),
    maskHash: mask === undefined ? 'sha1' : readMaskHash(reader, mask, what),
    saltLength: saltLength === undefined ? 20 : readCount(reader, saltLength),
    trailerField: trailerField === undefined ? 1 : readCount(reader, trailerField),
  }
  return isComplete(parameters) ? parameters : undefined
}

function isComplete(parameters: {
  [K in keyof PssParameters]: PssParameters[K] | undefined
}): parameters is PssParameters {
  return Object.values(parameters).every((value) => value !== undefined)
}

function readHash(reader: DerReader, element: Element, what: string): string | undefined {
  const fields = reader.children(element, `${what}: hash`)
  const oid = readOid(reader, fields.required(tags.objectIdentifier, 'algorithm'))
  return oid && (oidName(oid) ?? oid)
}

function readMaskHash(reader: DerReader, element: Element, what: string): string | undefined {
  const fields = reader.children(element, `${what}: mask generation`)
  const oid = readOid(reader, fields.required(tags.objectIdentifier, 'algorithm'))
  const hash = fields.required(tags.sequence, 'hash')
  if (oid === undefined || hash === undefined) return undefined
  return oidName(oid) === 'id-mgf1' ? readHash(reader, hash, what) : oid
}

const schemes = new Map<string, readonly [scheme: SignatureScheme, hash?: string]>([
  ['1.2.840.113549.1.1.2', ['rsa', 'md2']],
  ['1.2.840.113549.1.1.3', ['rsa', 'md4']],
  ['1.2.840.113549.1.1.4', ['rsa', 'md5']],
  ['1.3.14.3.2.3', ['rsa', 'md5']],
  ['1.2.840.113549.1.1.5', ['rsa', 'sha1']],
  ['1.3.14.3.2.29', ['rsa', 'sha1']],
  [rsassaPss, ['rsa-pss']],
  ['1.2.840.113549.1.1.11', ['rsa', 'sha256']],
  ['1.2.840.113549.1.1.12', ['rsa', 'sha384']],
  ['1.2.840.113549.1.1.13', ['rsa', 'sha512']],
  ['1.2.840.113549.1.1.14', ['rsa', 'sha224']],
  ['1.2.840.113549.1.1.15', ['rsa', 'sha512-224']],
  ['1.2.840.113549.1.1.16', ['rsa', 'sha512-256']],
  ['2.16.840.1.101.3.4.3.13', ['rsa', 'sha3-224']],
  ['2.16.840.1.101.3.4.3.14', ['rsa', 'sha3-256']],
  ['2.16.840.1.101.3.4.3.15', ['rsa', 'sha3-384']],
  ['2.16.840.1.101.3.4.3.16', ['rsa', 'sha3-512']],
  ['1.2.840.10045.4.1', ['ecdsa', 'sha1']],
  ['1.2.840.10045.4.3.1', ['ecdsa', 'sha224']],
  ['1.2.840.10045.4.3.2', ['ecdsa', 'sha256']],
  ['1.2.840.10045.4.3.3', ['ecdsa', 'sha384']],
  ['1.2.840.10045.4.3.4', ['ecdsa', 'sha512']],
  ['2.16.840.1.101.3.4.3.9', ['ecdsa', 'sha3-224']],
  ['2.16.840.1.101.3.4.3.10', ['ecdsa', 'sha3-256']],
  ['2.16.840.1.101.3.4.3.11', ['ecdsa', 'sha3-384']],
  ['2.16.840.1.101.3.4.3.12', ['ecdsa', 'sha3-512']],
  ['1.2.840.10040.4.3', ['dsa', 'sha1']],
  ['1.3.14.3.2.27', ['dsa', 'sha1']],
  ['2.16.840.1.101.3.4.3.1', ['dsa', 'sha224']],
  ['2.16.840.1.101.3.4.3.2', ['dsa', 'sha256']],
  ['1.3.101.112', ['eddsa']],
  ['1.3.101.113', ['eddsa']],
  ['2.16.840.1.101.3.4.3.17', ['ml-dsa']],
  ['2.16.840.1.101.3.4.3.18', ['ml-dsa']],
  ['2.16.840.1.101.3.4.3.19', ['ml-dsa']],
])
