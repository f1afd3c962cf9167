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
 * One row for each endpoint, with or without a certificate; a target that led to no endpoint has a row too. UTF-8
 * with BOM. Dates are `yyyy-MM-dd HH:mm:ss` in UTC. Cells that a spreadsheet would take for a formula begin with an
 * apostrophe. Every row has the same columns: three for each extension that any certificate has, always in the same
 * place, and empty where a certificate lacks it.
 */
export function renderCsv(reports: Report[]): string {
  const rows = reports.flatMap(rowsOf)
  const extensions = [
    ...new Set(rows.flatMap(({ certificate }) => certificate?.extensions.map(({ oid }) => oid) ?? [])),
  ].slice(0, mostExtensions)
  const columns = [...predecessorColumns, ...furtherColumns, ...extensions.flatMap(extensionColumns)]
  return stringify(
    rows.map((row) => columns.map(([, value]) => safe(value(row) ?? ''))),
    {
      header: true,
      columns: columns.map(([name]) => name),
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  )
}

// One certificate with tens of thousands of extensions would widen every row of the table.
const mostExtensions = 64

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
