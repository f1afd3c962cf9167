/** A certificate in lines: the facts that everybody wants first, every extension on request. */
import type { CertificateFacts, Report } from '../report/report.ts'
import { placeOf } from './gathered.ts'
import { field, hanging, line, type Line } from './line.ts'
import type { Words } from '../words/words.ts'
import { revocationLines } from './revocation-text.ts'
import type { Style } from './style.ts'
import { formatInstant, formatRelative, momentOf } from './time.ts'

/** A section for each end entity certificate of a report, with the addresses that present it. */
export function certificateSections(report: Report, advanced: boolean, words: Words): Line[][] {
  const presenting = report.endpoints.filter(({ presented }) => presented.length > 0)
  const byCertificate = Map.groupBy(presenting, ({ presented }) => presented[0])
  return [...byCertificate].map(([sha256, endpoints]) => {
    const certificate = sha256 === undefined ? undefined : report.certificates[sha256]
    if (certificate === undefined) return []
    const places = [...new Set(endpoints.map(placeOf))]
    return [
      line(0, { text: words.say('certificate.of', { places }), emphasis: 'bold' }),
      ...basicLines(certificate, momentOf(report), words),
      field(words.say('certificate.names'), formatNames(certificate, words)),
      ...(advanced ? revocationLines(report, certificate.sha256, words) : []),
      ...(advanced ? extensionLines(certificate, words) : []),
    ]
  })
}

/** Subject, issuer, validity, serial number, algorithms, fingerprints, and what is malformed. */
export function basicLines(certificate: CertificateFacts, now: Date, words: Words): Line[] {
  const { publicKey } = certificate
  const size =
    publicKey.curve ??
    (publicKey.bits === undefined ? '' : words.say('certificate.bits', { bits: publicKey.bits }))
  return [
    field(words.say('certificate.subject'), certificate.subject || words.say('certificate.empty')),
    field(words.say('certificate.issuer'), certificate.issuer || words.say('certificate.empty')),
    field(words.say('certificate.not-before'), moment(certificate.notBefore, now, words)),
    field(words.say('certificate.not-after'), moment(certificate.notAfter, now, words)),
    field(words.say('certificate.serial'), certificate.serialNumber || words.say('certificate.unreadable')),
    field(words.say('certificate.signature'), certificate.signatureAlgorithm.windowsName),
    field(words.say('certificate.public-key'), `${publicKey.algorithm} ${size}`.trim()),
    field('SHA-1', certificate.sha1),
    field('SHA-256', certificate.sha256),
    ...certificate.faults.map(({ offset, message }) =>
      field(words.say('certificate.malformed'), {
        text: words.say('certificate.at-byte', { message, offset }),
        emphasis: 'warning',
      }),
    ),
  ]
}

/** The most telling part of a subject: its common name, else the first alternative name, else all of it. */
export function shortName(certificate: CertificateFacts, words: Words): string {
  return (
    commonName(certificate.subject) ??
    certificate.subjectAltName[0]?.value ??
    (certificate.subject || words.say('certificate.empty-subject'))
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
export function shortHash(hash: string, style: Style): string {
  return hash.length <= 12 ? hash : `${hash.slice(0, 4)}${style.ellipsis}${hash.slice(-4)}`
}

/** Every extension, decoded where it could be. */
export function extensionLines(certificate: CertificateFacts, words: Words): Line[] {
  return certificate.extensions.flatMap(({ name, oid, critical, value, hex }) => [
    line(
      2,
      { text: name, emphasis: 'bold' },
      `  ${oid === name ? '' : oid}${critical ? `  ${words.say('certificate.critical')}` : ''}`,
    ),
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
export function formatNames({ subjectAltName }: CertificateFacts, words: Words): string {
  if (subjectAltName.length === 0) return words.say('certificate.no-names')
  return words.list(subjectAltName.map(({ type, value }) => `${nameTypes[type] ?? type} ${value}`))
}

function moment(iso: string | null, now: Date, words: Words): string {
  if (iso === null) return words.say('certificate.unreadable')
  return `${formatInstant(iso)} (${formatRelative(iso, now, words)})`
}
