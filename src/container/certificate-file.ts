/** What kind of file holds certificates, and the certificates in it: PEM, DER, PKCS #7 and PKCS #12. */
import { DerReader } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { readCount } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import { fromBase64 } from '../bytes/base64.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { certificatesOfPkcs7 } from '../x509/pkcs7.ts'
import { CertificateFileError } from './certificate-file-error.ts'
import { foreignFormat } from './foreign-format.ts'
import { readPem } from './pem-file.ts'
import { readPkcs12 } from './pkcs12.ts'
import { plainText } from './plain-text.ts'

/** How certificates are packed. */
export type Form = 'PEM' | 'DER' | 'PKCS #7' | 'PKCS #12'

/** What a file holds. */
export interface CertificateFile {
  form: Form
  /** DER of each certificate, in the order of the file. */
  certificates: Uint8Array[]
  /** Private keys beside them: counted, and neither decoded nor decrypted. */
  privateKeys: number
  /** What else is there and was left alone: labels of PEM blocks. */
  others: string[]
}

/**
 * Reads the certificates of a file.
 * @param passphrase of a PKCS #12 file; absent: tries without
 * @throws {CertificateFileError} when there is no certificate, or what is there cannot be read
 */
export function readCertificateFile(bytes: Uint8Array, passphrase: string | undefined): CertificateFile {
  if (bytes.length === 0) throw new CertificateFileError('the file is empty', formsAreRight)
  const file = isDer(bytes) ? readDer(bytes, passphrase) : readText(bytes, passphrase)
  if (file.certificates.length > 0) return file
  const beside = [...(file.privateKeys > 0 ? ['a private key'] : []), ...new Set(file.others)]
  throw new CertificateFileError(
    beside.length > 0
      ? `there is no certificate in it, only ${beside.join(', ')}`
      : 'there is no certificate in it',
    formsAreRight,
  )
}

const formsAreRight = 'right is a certificate in PEM or DER, or a P7B or PFX file'

function isDer(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false
  const element = new DerReader(bytes, new FaultList()).at(0, bytes.length)
  return element !== undefined && element.contentStart < element.contentEnd
}

function readText(bytes: Uint8Array, passphrase: string | undefined): CertificateFile {
  const text = plainText(bytes)
  const packed = (der: Uint8Array) => readDer(der, passphrase)
  if (text.includes('-----BEGIN ')) return readPem(text, packed)
  const foreign = foreignFormat(bytes)
  if (foreign !== undefined) throw new CertificateFileError(foreign, formsAreRight)
  const bare = text.trim()
  if (!/^MII[\w+/=\s]{100,}$/.test(bare))
    throw new CertificateFileError('there is no certificate in it', formsAreRight)
  try {
    return packed(fromBase64(bare))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new CertificateFileError(`the base64 text cannot be read: ${cause.message}`, 'copy it again', {
      cause,
    })
  }
}

/** Tells the kinds of DER apart by their first element: RFC 2986, 5280, 5652, 5958 and 7292. */
function readDer(der: Uint8Array, passphrase: string | undefined): CertificateFile {
  const reader = new DerReader(der, new FaultList())
  const whole = reader.at(0, der.length)
  const fields = whole && reader.children(whole, 'file')
  const first = fields?.peek()
  const nothing = { privateKeys: 0, others: [] }
  if (first?.tag === tags.objectIdentifier) {
    return { ...nothing, form: 'PKCS #7', certificates: certificatesOfPkcs7(der) }
  }
  if (first?.tag === tags.integer) {
    if (readCount(reader, fields?.take()) === 3 && fields?.peek()?.tag === tags.sequence) {
      return { others: [], form: 'PKCS #12', ...readPkcs12(der, passphrase) }
    }
    return { ...nothing, form: 'DER', certificates: [], privateKeys: 1 }
  }
  return { ...nothing, form: 'DER', certificates: isCertificate(der) ? [der] : [] }
}

/** Whether enough of a certificate can be read to speak of it; a request and a CRL look alike from afar. */
function isCertificate(der: Uint8Array): boolean {
  const { subject, issuer, notAfter, publicKey } = decodeCertificate(der)
  return [subject.rdns.length > 0, issuer.rdns.length > 0, notAfter, publicKey].filter(Boolean).length >= 2
}
