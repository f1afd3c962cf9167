/** PEM files as programs and people leave them, RFC 7468 and worse. */
import { DerReader } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import { decodePem, pemTexts, type PemText } from '../bytes/pem.ts'
import { CertificateFileError } from './certificate-file-error.ts'
import type { CertificateFile } from './certificate-file.ts'

/**
 * Every certificate of a text, in order. Private keys are counted without being decoded.
 * @param readDer reads what a block holds: some programs label everything CERTIFICATE
 * @throws {CertificateFileError} when a block is cut short or is not what its label says
 */
export function readPem(text: string, readDer: (der: Uint8Array) => CertificateFile): CertificateFile {
  const file: CertificateFile = { form: 'PEM', certificates: [], privateKeys: 0, others: [] }
  for (const block of blocksOf(text)) {
    if (block.label.endsWith('PRIVATE KEY')) file.privateKeys += 1
    else if (!containers.has(block.label)) file.others.push(block.label)
    else {
      const { certificates, privateKeys } = readBlock(block, readDer)
      file.certificates.push(...certificates)
      file.privateKeys += privateKeys
    }
  }
  return file
}

const containers = new Set([
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'PKCS7',
  'CMS',
  'PKCS12',
])

function readBlock(block: PemText, readDer: (der: Uint8Array) => CertificateFile): CertificateFile {
  const octets = unbroken(() => decodePem(block))
  const file = readDer(block.label === 'TRUSTED CERTIFICATE' ? firstElement(octets) : octets)
  if (file.certificates.length > 0) return file
  throw new CertificateFileError(
    `the ${block.label} block at line ${block.line} holds no certificate`,
    'copy it again from its source',
  )
}

/** OpenSSL puts what it trusts a certificate for behind it. */
function firstElement(octets: Uint8Array): Uint8Array {
  return octets.subarray(0, new DerReader(octets, new FaultList()).at(0, octets.length)?.end)
}

// Where BEGIN does not stand on a line of its own, as out of a variable or a JSON file, line ends are put around it;
// they may also be written as \n.
function blocksOf(text: string): PemText[] {
  const boundary = /-----(BEGIN|END) [A-Z0-9 ]+-----/g
  const isTidy =
    text.match(/-----BEGIN /g)?.length === text.match(/^[ \t]*-----BEGIN [A-Z0-9 ]+-----[ \t]*\r?$/gm)?.length
  return unbroken(() => pemTexts(isTidy ? text : text.replaceAll('\\n', '\n').replace(boundary, '\n$&\n')))
}

function unbroken<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new CertificateFileError(cause.message, 'copy it again from its source', { cause })
  }
}
