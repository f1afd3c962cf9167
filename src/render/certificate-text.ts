/** A certificate in lines: the facts that everybody wants first, every extension on request. */
import type { CertificateFacts, Report } from '../report/report.ts'
import { placeOf } from './gathered.ts'
import { field, hanging, line, type Line } from './line.ts'
import { revocationLines } from './revocation-text.ts'
import type { Symbols } from './style.ts'
import { formatInstant, formatRelative, momentOf } from './time.ts'

/** A section for each end entity certificate of a report, with the addresses that present it. */
export function certificateSections(report: Report, advanced: boolean): Line[][] {
  const presenting = report.endpoints.filter(({ presented }) => presented.length > 0)
  const byCertificate = Map.groupBy(presenting, ({ presented }) => presented[0])
  return [...byCertificate].map(([sha256, endpoints]) => {
    const certificate = sha256 === undefined ? undefined : report.certificates[sha256]
    if (certificate === undefined) return []
    const places = [...new Set(endpoints.map(placeOf))].join(', ')
    return [
      line(0, { text: `Certificate of ${places}`, emphasis: 'bold' }),
      ...basicLines(certificate, momentOf(report)),
      field('Names', formatNames(certificate)),
      ...(advanced ? revocationLines(report, certificate.sha256) : []),
      ...(advanced ? extensionLines(certificate) : []),
    ]
  })
}

/** Subject, issuer, validity, serial number, algorithms, fingerprints, and what is malformed. */
export function basicLines(certificate: CertificateFacts, now: Date): Line[] {
  const { publicKey } = certificate
  const size = publicKey.curve ?? (publicKey.bits === undefined ? '' : `${publicKey.bits} bits`)
  return [
    field('Subject', certificate.subject || '(empty)'),
    field('Issuer', certificate.issuer || '(empty)'),
    field('Not before', moment(certificate.notBefore, now)),
    field('Not after', moment(certificate.notAfter, now)),
    field('Serial', certificate.serialNumber || 'unreadable'),
    field('Signature', certificate.signatureAlgorithm.windowsName),
    field('Public key', `${publicKey.algorithm} ${size}`.trim()),
    field('SHA-1', certificate.sha1),
    field('SHA-256', certificate.sha256),
    ...certificate.faults.map(({ offset, message }) =>
      field('Malformed', { text: `${message} (at byte ${offset})`, emphasis: 'warning' }),
    ),
  ]
}

/** The most telling part of a subject: its common name, else the first alternative name, else all of it. */
export function shortName(certificate: CertificateFacts): string {
  return (
    commonName(certificate.subject) ??
    certificate.subjectAltName[0]?.value ??
    (certificate.subject || '(empty subject)')
  )
}

/** The first CN of a distinguished name as this tool writes it; undefined where there is none. */
export function commonName(name: string): string | undefined {
  // Attribute by attribute from the start: a quoted value may hold what looks like one.
  const attributes = name.matchAll(/(?:, )?([^=,]+)=("(?:[^"]|"")*"|[^,]*)/gy)
  const found = attributes.find(([, type]) => type === 'CN')?.[2]
  return found?.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found
}

/** `9e17…4a02`: enough to tell certificates apart by eye. */
export function shortHash(hash: string, symbols: Symbols): string {
  return hash.length <= 12 ? hash : `${hash.slice(0, 4)}${symbols.ellipsis}${hash.slice(-4)}`
}

/** Every extension, decoded where it could be. */
export function extensionLines(certificate: CertificateFacts): Line[] {
  return certificate.extensions.flatMap(({ name, oid, critical, value, hex }) => [
    line(2, { text: name, emphasis: 'bold' }, `  ${oid === name ? '' : oid}${critical ? '  critical' : ''}`),
    ...(value.length > 0 ? value : [hex]).map((text) => {
      const depth = 4 + text.length - text.trimStart().length
      return hanging(depth, depth + 2, text)
    }),
  ])
}

const nameTypes: Record<string, string> = {
  dNSName: 'DNS',
  iPAddress: 'IP',
  uniformResourceIdentifier: 'URI',
  rfc822Name: 'mail',
}

/** The subject alternative names, in words. */
export function formatNames({ subjectAltName }: CertificateFacts): string {
  if (subjectAltName.length === 0) return 'none (no subject alternative name)'
  return subjectAltName.map(({ type, value }) => `${nameTypes[type] ?? type} ${value}`).join(', ')
}

function moment(iso: string | null, now: Date): string {
  return iso === null ? 'unreadable' : `${formatInstant(iso)} (${formatRelative(iso, now)})`
}
