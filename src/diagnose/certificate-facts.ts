/** A decoded certificate in the form of the report. */
import { toBase64 } from '../bytes/base64.ts'
import { toHex } from '../bytes/hex.ts'
import type { CertificateFacts } from '../report/report.ts'
import type { Certificate } from '../x509/certificate.ts'
import { extensionName, extensionText } from '../x509/extension-text.ts'
import { sha256Hex } from '../x509/fingerprint.ts'
import { formatName } from '../x509/name.ts'

/**
 * Everything that the report says about a certificate. Never throws; what could not be read is told in `faults`. The
 * same certificate object gives the same facts: they are not to be changed.
 */
export function certificateFacts(certificate: Certificate): CertificateFacts {
  const known = knownFacts.get(certificate)
  if (known !== undefined) return known
  const facts = writeFacts(certificate)
  knownFacts.set(certificate, facts)
  return facts
}

const knownFacts = new WeakMap<Certificate, CertificateFacts>()

function writeFacts(certificate: Certificate): CertificateFacts {
  const { signatureAlgorithm, publicKey } = certificate
  return {
    sha256: certificate.sha256,
    sha1: certificate.sha1,
    version: certificate.version,
    subject: formatName(certificate.subject),
    issuer: formatName(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore?.toISOString() ?? null,
    notAfter: certificate.notAfter?.toISOString() ?? null,
    signatureAlgorithm: {
      oid: signatureAlgorithm?.oid ?? '',
      name: signatureAlgorithm?.name ?? 'unreadable',
      windowsName: signatureAlgorithm?.windowsName ?? 'unreadable',
    },
    publicKey: {
      algorithm: publicKey?.algorithm ?? 'unreadable',
      oid: publicKey?.oid ?? '',
      ...(publicKey?.bits === undefined ? {} : { bits: publicKey.bits }),
      ...(publicKey?.curve === undefined ? {} : { curve: publicKey.curve }),
      ...(publicKey?.exponent === undefined ? {} : { exponent: publicKey.exponent }),
      sha256: publicKey === undefined ? '' : sha256Hex(publicKey.spki),
    },
    subjectAltName: (certificate.subjectAltName ?? []).map(({ type, value }) => ({ type, value })),
    extensions: certificate.extensions.map((extension) => ({
      oid: extension.oid,
      name: extensionName(extension.oid),
      critical: extension.critical,
      value: extensionText(certificate, extension),
      hex: toHex(extension.value),
    })),
    der: toBase64(certificate.der),
    faults: certificate.faults.map(({ offset, message }) => ({ offset, message })),
  }
}
