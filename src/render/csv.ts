/** Reports as a table for spreadsheets: the predecessor's columns first, under its names and in its order. */
import { stringify } from 'csv-stringify/sync'
import { verdictOfSeverities, type Finding, type Verdict } from '../report/finding.ts'
import { clientAuthUnknown } from '../report/observation.ts'
import type { CertificateFacts, Endpoint, ExtensionFacts, Report } from '../report/report.ts'
import { escapeText } from './escape.ts'
import { daysUntil, formatSortable, momentOf } from './time.ts'

type Cell = string | number | boolean

interface Row {
  report: Report
  endpoint: Endpoint
  /** The end entity certificate, where one was seen. */
  certificate?: CertificateFacts
}

type Column = [name: string, value: (row: Row) => Cell | undefined]

const predecessorColumns: Column[] = [
  ['FQDN / IP', ({ endpoint }) => endpoint.host],
  ['IP Address', ({ endpoint }) => endpoint.address ?? ''],
  ['Subject', ({ certificate }) => certificate?.subject],
  ['Issuer', ({ certificate }) => certificate?.issuer],
  ['Not Before', ({ certificate }) => formatSortable(certificate?.notBefore)],
  ['Not After', ({ certificate }) => formatSortable(certificate?.notAfter)],
  ['Serial Number', ({ certificate }) => certificate?.serialNumber],
  ['Signature Algorithm', ({ certificate }) => certificate?.signatureAlgorithm.windowsName],
  ['Thumbprint', ({ certificate }) => certificate?.sha1],
  ['Version', ({ certificate }) => certificate?.version],
  ['HasPrivateKey', ({ certificate }) => certificate && 'False'],
  ['Archived', ({ certificate }) => certificate && 'False'],
]

const furtherColumns: Column[] = [
  ['Verdict', verdictOf],
  ['Target', ({ report }) => report.target.input],
  ['Type', ({ report }) => report.target.kind],
  ['Port', ({ endpoint }) => (endpoint.port > 0 ? endpoint.port : '')],
  ['Profile', ({ report }) => report.target.profile],
  ['Failure', ({ endpoint }) => endpoint.failure?.code],
  ['Failure Detail', ({ endpoint }) => endpoint.failure?.detail],
  ['Days Left', daysLeft],
  [
    'Subject Alternative Names',
    ({ certificate }) => certificate?.subjectAltName.map(({ value }) => value).join('; '),
  ],
  ['SHA-256', ({ certificate }) => certificate?.sha256],
  ['Public Key', ({ certificate }) => certificate && publicKeyText(certificate)],
  ['TLS Version', ({ endpoint }) => endpoint.tls?.version],
  ['Cipher Suite', ({ endpoint }) => endpoint.tls?.cipherSuite],
  ['Client Certificate', ({ endpoint }) => endpoint.clientAuth.request],
  ['Presented Certificates', ({ endpoint }) => endpoint.presented.length],
  ['Path Valid', ({ endpoint }) => endpoint.paths[0] && (endpoint.paths[0].valid ? 'True' : 'False')],
  ['Trust Anchor', trustAnchor],
  ['Errors', (row) => rulesOf(row, 'error')],
  ['Warnings', (row) => rulesOf(row, 'warning')],
  ['Not Evaluated', (row) => rulesOf(row, 'unknown')],
  ['Comments', (row) => remarksOf(row)],
  ['Checked At', ({ report }) => formatSortable(report.finishedAt)],
]

/**
 * Extensions that have columns of their own, always in the same place: those of server certificates, from public
 * authorities and from those of Windows. The header can then be written before the first certificate is seen.
 */
const extensions = [
  '2.5.29.15', // key usage
  '2.5.29.17', // subject alternative name
  '2.5.29.37', // extended key usage
  '2.5.29.19', // basic constraints
  '2.5.29.14', // subject key identifier
  '2.5.29.35', // authority key identifier
  '2.5.29.31', // CRL distribution points
  '1.3.6.1.5.5.7.1.1', // authority information access
  '2.5.29.32', // certificate policies
  '1.3.6.1.4.1.11129.2.4.2', // signed certificate timestamps
  '1.3.6.1.4.1.311.21.7', // certificate template
  '1.3.6.1.4.1.311.20.2', // name of the template
  '1.3.6.1.4.1.311.21.10', // application policies
  '1.3.6.1.4.1.311.25.2', // security identifier
  '1.3.6.1.5.5.7.1.24', // TLS feature
]

/** What is added later stands behind all that was there before: scripts count columns. */
const addedColumns: Column[] = [
  ['Other Extensions', otherExtensions],
  [
    'Accepted Versions',
    ({ endpoint: { accepts } }) => answersText(accepts?.versions, ({ version }) => version),
  ],
  ['Accepted Suites', ({ endpoint: { accepts } }) => answersText(accepts?.suites, ({ group }) => group)],
  ['Without Server Name', ({ endpoint: { accepts } }) => accepts?.withoutServerName?.answer],
  ['Without Server Name SHA-256', ({ endpoint: { accepts } }) => accepts?.withoutServerName?.presented[0]],
  ['RSA SHA-256', ({ endpoint: { accepts } }) => accepts?.twins?.rsa],
  ['ECDSA SHA-256', ({ endpoint: { accepts } }) => accepts?.twins?.ecdsa],
  ['Handshake', ({ endpoint }) => endpoint.completion?.outcome],
  ['Handshake Detail', ({ endpoint }) => endpoint.completion?.detail],
  ['SIP Status', ({ endpoint }) => endpoint.sip?.status],
  ['SIP Detail', ({ endpoint }) => endpoint.sip?.detail],
]

const columns = [
  ...predecessorColumns,
  ...furtherColumns,
  ...extensions.flatMap(extensionColumns),
  ...addedColumns,
]

/** The first row, with a byte order mark before it: spreadsheets then read UTF-8. */
export function renderCsvHeader(): string {
  return stringify([columns.map(([name]) => name)], { bom: true, record_delimiter: 'windows' })
}

/**
 * One row for each endpoint, with or without a certificate; a target that led to no endpoint has a row too. Dates are
 * `yyyy-MM-dd HH:mm:ss` in UTC. Cells that a spreadsheet would take for a formula begin with an apostrophe. Every row
 * has the same columns; those of extensions that a certificate lacks are empty.
 */
export function renderCsvRows(report: Report): string {
  return stringify(
    rowsOf(report).map((row) => columns.map(([, value]) => safe(value(row) ?? ''))),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}

function rowsOf(report: Report): Row[] {
  const { target, endpoints } = report
  if (endpoints.length === 0) return [{ report, endpoint: nowhere(target.name, target.port ?? 0) }]
  return endpoints.map((endpoint) => {
    const certificate = report.certificates[endpoint.presented[0] ?? '']
    return { report, endpoint, ...(certificate === undefined ? {} : { certificate }) }
  })
}

function nowhere(host: string, port: number): Endpoint {
  return {
    host,
    address: null,
    port,
    serverName: null,
    member: false,
    outcome: 'no-certificate',
    alerts: [],
    clientAuth: clientAuthUnknown,
    presented: [],
    paths: [],
    findings: [],
    timings: {},
    tries: 0,
    attempts: [],
  }
}

// The first extension keeps the predecessor's column names; the others are numbered, because spreadsheets and
// PowerShell refuse two columns of one name.
function extensionColumns(oid: string, index: number): Column[] {
  const suffix = index === 0 ? '' : ` ${index + 1}`
  const find = ({ certificate }: Row): ExtensionFacts | undefined =>
    certificate?.extensions.find((extension) => extension.oid === oid)
  return [
    [`Extension Type${suffix}`, (row) => find(row)?.name],
    [`Oid Value${suffix}`, (row) => find(row)?.oid],
    [`Data${suffix}`, (row) => extensionText(find(row))],
  ]
}

function otherExtensions({ certificate }: Row): string | undefined {
  return certificate?.extensions
    .filter(({ oid }) => !extensions.includes(oid))
    .slice(0, mostOthers)
    .map((extension) => `${extension.name} (${extension.oid}): ${extensionText(extension)}`)
    .join('; ')
}

/** A certificate may carry tens of thousands. */
const mostOthers = 64

/** `TLS 1.2 accepted; TLS 1.3 refused`. */
function answersText<Asked extends { answer: string }>(
  asked: readonly Asked[] | undefined,
  nameOf: (each: Asked) => string,
): string | undefined {
  return asked?.map((each) => `${nameOf(each)} ${each.answer}`).join('; ')
}

function extensionText(extension: ExtensionFacts | undefined): string | undefined {
  if (extension === undefined) return undefined
  return extension.value.length > 0 ? extension.value.map((text) => text.trim()).join('; ') : extension.hex
}

function daysLeft({ report, certificate }: Row): Cell | undefined {
  return certificate?.notAfter ? daysUntil(certificate.notAfter, momentOf(report)) : undefined
}

function publicKeyText({ publicKey }: CertificateFacts): string {
  return `${publicKey.algorithm} ${publicKey.curve ?? publicKey.bits ?? ''}`.trim()
}

function trustAnchor({ report, endpoint }: Row): Cell | undefined {
  const anchor = endpoint.paths[0]?.anchor
  return anchor && (report.certificates[anchor.sha256]?.subject ?? anchor.sha256)
}

function findingsOf({ report, endpoint }: Row): Finding[] {
  const pools = report.pools.filter(({ host, port }) => host === endpoint.host && port === endpoint.port)
  // What a pool's finding says of one member is not held against the others.
  const ours = pools
    .flatMap(({ findings }) => findings)
    .filter(({ evidence: { address = endpoint.address } }) => address === endpoint.address)
  return [...endpoint.findings, ...ours, ...report.findings]
}

// Of this address, not of the whole target: a row is filtered and read by itself.
function verdictOf(row: Row): Verdict {
  const worst = verdictOfSeverities(findingsOf(row).map(({ severity }) => severity))
  return worst !== 'error' && row.endpoint.outcome === 'no-certificate' ? 'unknown' : worst
}

function rulesOf(row: Row, severity: Finding['severity']): string {
  const rules = findingsOf(row).filter((finding) => finding.severity === severity)
  return [...new Set(rules.map(({ rule }) => rule))].join('; ')
}

function remarksOf(row: Row): string {
  const remarks = findingsOf(row).filter(({ severity }) => severity === 'error' || severity === 'warning')
  return remarks.map(({ message }) => message).join(' ')
}

// Line ends and controls of the far end are escaped: a row is one line for every reader.
function safe(cell: Cell): Cell {
  return typeof cell === 'string' ? escapeText(cell) : cell
}
