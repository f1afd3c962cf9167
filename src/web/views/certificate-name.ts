/** What a certificate is called in a line. */
import type { CertificateFacts } from '../../report/report.ts'

/**
 * The first CN of a distinguished name in the Windows order, such as `CN=sip.contoso.test, O=Contoso`; undefined where
 * there is none.
 */
export function commonName(name: string): string | undefined {
  // Attribute by attribute from the start: a quoted value may hold what looks like one.
  const attributes = name.matchAll(/(?:, )?([^=,]+)=("(?:[^"]|"")*"|[^,]*)/gy)
  const found = attributes.find(([, type]) => type === 'CN')?.[2]
  return found?.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found
}

/** The common name, else the first alternative name, else the subject; undefined where all are empty. */
export function nameOf(certificate: CertificateFacts): string | undefined {
  return (
    commonName(certificate.subject) ??
    (certificate.subjectAltName[0]?.value || certificate.subject || undefined)
  )
}

/** `9e17b2c4…4a02`: enough to tell certificates apart by eye. */
export function shortHash(hash: string): string {
  return hash.length <= 14 ? hash : `${hash.slice(0, 8)}…${hash.slice(-4)}`
}
