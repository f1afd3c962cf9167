/** Encryption under a passphrase: PBES2 (RFC 8018 section 6.2) and what PKCS #12 had before (RFC 7292 appendix C). */
import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { oidName } from '../asn1/oid.ts'
import { readCount, readOctets, readOid } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import { CertificateFileError } from './certificate-file-error.ts'
import { hmacDigestOf, sha1, type Digest } from './digest.ts'
import { pkcs12Key } from './pkcs12-key.ts'

/** A passphrase in the two forms in which keys are derived from it. */
export interface Passphrase {
  /** For PBKDF2: UTF-8. */
  text: string
  /** For the derivation of RFC 7292. */
  bmp: Uint8Array
}

/** Rounds of derivation beyond this are refused: they would take minutes. */
export const mostIterations = { pbkdf2: 5_000_000, pkcs12: 1_000_000 }

/**
 * Decrypts.
 * @param algorithm DER of the AlgorithmIdentifier
 * @returns undefined when the passphrase is not right, as far as padding tells
 * @throws {CertificateFileError} when the algorithm is none that can be used
 */
export function decrypt(
  algorithm: Uint8Array,
  ciphertext: Uint8Array,
  passphrase: Passphrase,
): Uint8Array | undefined {
  const { cipher, key, iv } = cipherOf(algorithm, passphrase)
  try {
    const decipher = createDecipheriv(cipher, key, iv)
    return Buffer.concat([decipher.update(ciphertext), decipher.final()])
  } catch {
    return undefined
  }
}

/**
 * Rounds that a file asks for.
 * @throws {CertificateFileError} when they are too many, or none
 */
export function checkedIterations(count: number | undefined, most: number): number {
  if (count === undefined || count < 1) throw damaged()
  if (count <= most) return count
  throw new CertificateFileError(
    `its passphrase is protected by ${count} rounds, and ${most} are the most that are tried`,
    'convert it with openssl pkcs12 and fewer rounds',
  )
}

/** The error for what cannot be made sense of. */
export function damaged(): CertificateFileError {
  return new CertificateFileError('the PKCS #12 file is damaged', 'export it again')
}

interface Cipher {
  cipher: string
  key: Uint8Array
  iv: Uint8Array
}

const pbes2 = '1.2.840.113549.1.5.13'
const pbkdf2 = '1.2.840.113549.1.5.12'
/** Triple DES with three keys and with two, by the octets of their keys, RFC 7292 appendix C. */
const tripleDes = new Map([
  ['1.2.840.113549.1.12.1.3', 24],
  ['1.2.840.113549.1.12.1.4', 16],
])
/** What node:crypto does not have. */
const withoutCipher = new Map([
  ['1.2.840.113549.1.12.1.1', 'RC4 with 128 bits'],
  ['1.2.840.113549.1.12.1.2', 'RC4 with 40 bits'],
  ['1.2.840.113549.1.12.1.5', 'RC2 with 128 bits'],
  ['1.2.840.113549.1.12.1.6', 'RC2 with 40 bits'],
])
const ciphers = new Map([
  ['2.16.840.1.101.3.4.1.2', { cipher: 'aes-128-cbc', size: 16 }],
  ['2.16.840.1.101.3.4.1.22', { cipher: 'aes-192-cbc', size: 24 }],
  ['2.16.840.1.101.3.4.1.42', { cipher: 'aes-256-cbc', size: 32 }],
  ['1.2.840.113549.3.7', { cipher: 'des-ede3-cbc', size: 24 }],
])

function cipherOf(algorithm: Uint8Array, passphrase: Passphrase): Cipher {
  const reader = new DerReader(algorithm, new FaultList())
  const { oid, parameters } = algorithmFields(reader, reader.whole('algorithm'))
  if (oid === pbes2) return pbes2Cipher(reader, parameters, passphrase)
  const size = tripleDes.get(oid)
  if (size === undefined) throw unusable(oid)
  const fields = parameters && reader.children(parameters, 'parameters')
  const salt = readOctets(reader, fields?.required(tags.octetString, 'salt'))
  const rounds = readCount(reader, fields?.required(tags.integer, 'iterations'))
  if (salt === undefined) throw damaged()
  const derivation = { digest: sha1, salt, iterations: checkedIterations(rounds, mostIterations.pkcs12) }
  const key = pkcs12Key(passphrase.bmp, derivation, 'key', size)
  return {
    cipher: 'des-ede3-cbc',
    // With two keys the first is also the third.
    key: size === 24 ? key : Buffer.concat([key, key.subarray(0, 8)]),
    iv: pkcs12Key(passphrase.bmp, derivation, 'iv', 8),
  }
}

function pbes2Cipher(reader: DerReader, element: Element | undefined, { text }: Passphrase): Cipher {
  const fields = element && reader.children(element, 'PBES2-params')
  const derivation = algorithmFields(reader, fields?.required(tags.sequence, 'keyDerivationFunc'))
  const scheme = algorithmFields(reader, fields?.required(tags.sequence, 'encryptionScheme'))
  const known = ciphers.get(scheme.oid)
  if (known === undefined) throw unusable(scheme.oid)
  const iv = readOctets(reader, scheme.parameters)
  if (iv === undefined) throw damaged()
  const key = pbkdf2Key(reader, derivation, text, known.size)
  return { cipher: known.cipher, key, iv }
}

/**
 * A key by PBKDF2, RFC 8018 section 5.2.
 * @throws {CertificateFileError} when it is another derivation, or one that cannot be used
 */
export function pbkdf2Key(
  reader: DerReader,
  { oid, parameters }: AlgorithmFields,
  passphrase: string,
  size: number,
): Uint8Array {
  if (oid !== pbkdf2) throw unusable(oid)
  const fields = parameters && reader.children(parameters, 'PBKDF2-params')
  const salt = readOctets(reader, fields?.required(tags.octetString, 'salt'))
  const rounds = readCount(reader, fields?.required(tags.integer, 'iterationCount'))
  fields?.optional(tags.integer)
  const prf = fields?.optional(tags.sequence)
  if (salt === undefined) throw damaged()
  const { name } = prf === undefined ? sha1 : prfDigest(algorithmFields(reader, prf).oid)
  return pbkdf2Sync(passphrase, salt, checkedIterations(rounds, mostIterations.pbkdf2), size, name)
}

function prfDigest(oid: string): Digest {
  const digest = hmacDigestOf(oid)
  if (digest === undefined) throw unusable(oid)
  return digest
}

/** An AlgorithmIdentifier of any kind. */
export interface AlgorithmFields {
  oid: string
  parameters?: Element
}

/**
 * OID and parameters of an AlgorithmIdentifier.
 * @throws {CertificateFileError} when there is none
 */
export function algorithmFields(reader: DerReader, element: Element | undefined): AlgorithmFields {
  const fields = element && reader.children(element, 'algorithm')
  const oid = readOid(reader, fields?.required(tags.objectIdentifier, 'algorithm'))
  if (oid === undefined) throw damaged()
  const parameters = fields?.take()
  return { oid, ...(parameters === undefined ? {} : { parameters }) }
}

function unusable(oid: string): CertificateFileError {
  const name = withoutCipher.get(oid)
  return new CertificateFileError(
    `its certificates are encrypted with ${name ?? oidName(oid) ?? oid}, which cannot be undone here`,
    `convert it with openssl pkcs12 -legacy -nokeys -in <file> -out certificates.pem and give that`,
  )
}
