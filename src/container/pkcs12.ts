/**
 * Certificates of a PKCS #12 file (`.pfx`, `.p12`), RFC 7292. Private keys in it are counted; they are neither
 * decrypted nor looked at.
 */
import { createHmac } from 'node:crypto'
import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { joinOctets, readCount, readOctets, readOid } from '../asn1/primitive.ts'
import { contextTag, tags } from '../asn1/tag.ts'
import { equalBytes } from '../bytes/equal.ts'
import { CertificateFileError } from './certificate-file-error.ts'
import { digestOf, hmacDigestOf } from './digest.ts'
import {
  algorithmFields,
  checkedIterations,
  damaged,
  decrypt,
  mostIterations,
  pbkdf2Key,
  type Passphrase,
} from './password-encryption.ts'
import { passphraseForms, pkcs12Key } from './pkcs12-key.ts'

/** What is in a PKCS #12 file, as far as it is public. */
export interface Pkcs12 {
  /** DER of each certificate, in the order of the file. */
  certificates: Uint8Array[]
  privateKeys: number
}

/**
 * Reads a PKCS #12 file and checks its MAC.
 * @param passphrase absent: tries without
 * @throws {CertificateFileError} when the passphrase is wrong or needed, or the file cannot be read
 */
export function readPkcs12(der: Uint8Array, passphrase: string | undefined): Pkcs12 {
  const reader = new DerReader(der, new FaultList())
  const whole = reader.whole('the PKCS #12 file')
  const fields = whole && reader.children(whole, 'PFX')
  readCount(reader, fields?.required(tags.integer, 'version'))
  const safe = contentOf(reader, fields?.required(tags.sequence, 'authSafe'))
  const mac = fields?.optional(tags.sequence)
  if (safe.type !== dataType) {
    const what = 'the PKCS #12 file is protected by a signature in place of a passphrase'
    throw new CertificateFileError(what, 'export it with a passphrase')
  }
  const content = octetsOf(reader, safe.content)
  const forms = passphraseForms(passphrase ?? '').map((bmp) => ({ text: passphrase ?? '', bmp }))
  const right = mac === undefined ? forms : forms.filter((form) => isAuthentic(reader, mac, content, form))
  for (const form of right) {
    const contents = readSafe(content, form)
    if (contents !== undefined) return contents
  }
  throw passphrase === undefined
    ? new CertificateFileError(
        'the PKCS #12 file needs a passphrase',
        'put it into a variable and name that with --pass-env',
      )
    : new CertificateFileError(
        'the passphrase does not open the PKCS #12 file',
        'give the right one, or export the file again if it is damaged',
      )
}

/** Encrypted parts that are opened, each at the price of a key derivation; programs write one. */
const mostEncrypted = 8
const dataType = '1.2.840.113549.1.7.1'
const encryptedDataType = '1.2.840.113549.1.7.6'
const x509Certificate = '1.2.840.113549.1.9.22.1'
const bags = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  safeContents: '1.2.840.113549.1.12.10.1.6',
}
const pbmac1 = '1.2.840.113549.1.5.14'

/** The MAC over the content, RFC 7292 section 5.1, or RFC 9579 where it is PBMAC1. */
function isAuthentic(reader: DerReader, mac: Element, content: Uint8Array, passphrase: Passphrase): boolean {
  const fields = reader.children(mac, 'macData')
  const info = fields.required(tags.sequence, 'mac')
  const salt = readOctets(reader, fields.required(tags.octetString, 'macSalt'))
  const rounds = fields.optional(tags.integer)
  const parts = info && reader.children(info, 'mac')
  const { oid, parameters } = algorithmFields(reader, parts?.required(tags.sequence, 'digestAlgorithm'))
  const expected = readOctets(reader, parts?.required(tags.octetString, 'digest'))
  if (salt === undefined || expected === undefined) throw damaged()
  if (oid === pbmac1) return equalBytes(pbmac1Code(reader, parameters, content, passphrase), expected)
  const digest = digestOf(oid)
  if (digest === undefined) throw unknownMac(oid)
  const iterations =
    rounds === undefined ? 1 : checkedIterations(readCount(reader, rounds), mostIterations.pkcs12)
  const key = pkcs12Key(passphrase.bmp, { digest, salt, iterations }, 'mac', digest.size)
  return equalBytes(createHmac(digest.name, key).update(content).digest(), expected)
}

function pbmac1Code(
  reader: DerReader,
  parameters: Element | undefined,
  content: Uint8Array,
  { text }: Passphrase,
): Uint8Array {
  const fields = parameters && reader.children(parameters, 'PBMAC1-params')
  const derivation = algorithmFields(reader, fields?.required(tags.sequence, 'keyDerivationFunc'))
  const { oid } = algorithmFields(reader, fields?.required(tags.sequence, 'messageAuthScheme'))
  const digest = hmacDigestOf(oid)
  if (digest === undefined) throw unknownMac(oid)
  // RFC 9579 section 4: the key is as long as the output of the hash.
  const key = pbkdf2Key(reader, derivation, text, digest.size)
  return createHmac(digest.name, key).update(content).digest()
}

function unknownMac(oid: string): CertificateFileError {
  return new CertificateFileError(
    `the PKCS #12 file is protected by the unknown MAC ${oid}`,
    'export it again',
  )
}

/** AuthenticatedSafe, RFC 7292 section 4.1; undefined when the passphrase does not open it. */
function readSafe(content: Uint8Array, passphrase: Passphrase): Pkcs12 | undefined {
  const reader = new DerReader(content, new FaultList())
  const whole = reader.whole('authenticatedSafe')
  if (whole === undefined) throw damaged()
  const found: Pkcs12 = { certificates: [], privateKeys: 0 }
  let encrypted = 0
  for (const element of reader.children(whole, 'authenticatedSafe')) {
    const part = contentOf(reader, element)
    if (part.type === dataType) readBags(octetsOf(reader, part.content), found)
    if (part.type !== encryptedDataType) continue
    encrypted += 1
    if (encrypted > mostEncrypted) throw damaged()
    const plain = decryptedOf(reader, part.content, passphrase)
    if (plain === undefined) return undefined
    readBags(plain, found)
  }
  return found
}

/** EncryptedData, RFC 5652 section 8. */
function decryptedOf(
  reader: DerReader,
  wrapper: Element | undefined,
  passphrase: Passphrase,
): Uint8Array | undefined {
  const data = wrapper && reader.children(wrapper, 'content').required(tags.sequence, 'encryptedData')
  const fields = data && reader.children(data, 'encryptedData')
  fields?.required(tags.integer, 'version')
  const info = fields?.required(tags.sequence, 'encryptedContentInfo')
  const parts = info && reader.children(info, 'encryptedContentInfo')
  parts?.required(tags.objectIdentifier, 'contentType')
  const algorithm = parts?.required(tags.sequence, 'contentEncryptionAlgorithm')
  const ciphertext = parts?.required(contextTag(0), 'encryptedContent')
  if (algorithm === undefined || ciphertext === undefined) throw damaged()
  return decrypt(reader.encoding(algorithm), joinOctets(reader, ciphertext), passphrase)
}

/** SafeContents, RFC 7292 section 4.2. */
function readBags(octets: Uint8Array, found: Pkcs12): void {
  const reader = new DerReader(octets, new FaultList())
  const whole = reader.whole('safeContents')
  if (whole?.tag !== tags.sequence) throw damaged()
  readSafeContents(reader, whole, found)
}

function readSafeContents(reader: DerReader, contents: Element, found: Pkcs12): void {
  for (const bag of reader.children(contents, 'safeContents')) {
    const { type, content } = contentOf(reader, bag)
    const value = content && reader.children(content, 'bagValue').take()
    if (type === bags.key || type === bags.shroudedKey) found.privateKeys += 1
    else if (value === undefined) continue
    else if (type === bags.certificate) found.certificates.push(...certificateOf(reader, value))
    else if (type === bags.safeContents) readSafeContents(reader, value, found)
  }
}

function certificateOf(reader: DerReader, bag: Element): Uint8Array[] {
  const { type, content } = contentOf(reader, bag)
  return type === x509Certificate ? [octetsOf(reader, content)] : []
}

/** ContentInfo, SafeBag and CertBag alike: an OID, and what it is about under the tag [0]. */
function contentOf(reader: DerReader, element: Element | undefined): { type: string; content?: Element } {
  const fields = element && reader.children(element, 'content')
  const type = readOid(reader, fields?.required(tags.objectIdentifier, 'contentType'))
  const content = fields?.optional(contextTag(0))
  if (type === undefined) throw damaged()
  return { type, ...(content === undefined ? {} : { content }) }
}

function octetsOf(reader: DerReader, wrapper: Element | undefined): Uint8Array {
  const octets = wrapper && reader.children(wrapper, 'content').required(tags.octetString, 'content')
  if (octets === undefined) throw damaged()
  return joinOctets(reader, octets)
}
