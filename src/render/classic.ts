/**
 * The layout of the Skype for Business / Lync Certificate Checker, line for line, for people and scripts used to it.
 * Dates are `yyyy-MM-dd HH:mm:ss` in UTC, where the predecessor wrote them in the form of the local computer.
 */
import { bySeverity, type Finding, type Severity } from '../report/finding.ts'
import type { RootLink } from '../programs/links.ts'
import type { CertificateFacts, Endpoint, Report, RootFacts } from '../report/report.ts'
import { escapeText } from './escape.ts'
import { formatSortable } from './time.ts'

/** The two check boxes of the predecessor. */
export interface ClassicOptions {
  /** Show `Archived` and every extension. */
  advanced: boolean
  /** Show the certificate chain and where to get its root. */
  chain: boolean
}

const plusRuler = '+'.repeat(86)
const minusRuler = '-'.repeat(86)

/** The report in the predecessor's layout, ending in a line end. */
export function renderClassic(report: Report, options: ClassicOptions): string {
  const lines = [
    ...srvLines(report),
    ...report.pools.flatMap(({ host, members }) => [
      plusRuler,
      `Pool ${host} has ${members.length} addresses, each is checked:`,
      ...members.map((address) => `- ${address}`),
      plusRuler,
    ]),
    ...report.endpoints.flatMap((endpoint) => endpointLines(endpoint, report, options)),
    ...overallLines(report),
  ]
  return lines.map((line) => `${escapeText(line)}\n`).join('')
}

function srvLines({ target, endpoints }: Report): string[] {
  if (target.kind === 'DIR') return []
  if (endpoints.length > 0) return [plusRuler, `SRV Record:  ${target.kind} ${target.name}`]
  return [plusRuler, `There was no answer for the ${target.kind} SRV record of ${target.name}`, plusRuler]
}

function endpointLines(endpoint: Endpoint, report: Report, options: ClassicOptions): string[] {
  const { host, address, port } = endpoint
  const certificate = report.certificates[endpoint.presented[0] ?? '']
  const others = report.endpoints.filter((other) => other.host === host && other.port === port)
  return [
    plusRuler,
    ...(others.indexOf(endpoint) > 0 ? [`Other server in pool: ${address}:${port}`] : []),
    `Checking FQDN: ${host}:${port}`,
    `Checking IP Address: ${address === null ? 'not found' : `${address}:${port}`}`,
    '',
    ...(certificate === undefined
      ? silenceLines(endpoint)
      : certificateLines(certificate, endpoint, report, options)),
    minusRuler,
    'Comments:',
    ...commentLines(endpoint.findings),
    plusRuler,
  ]
}

function silenceLines({ host, port, failure }: Endpoint): string[] {
  return [
    minusRuler,
    `There was no certificate response from ${host}:${port}`,
    ...(failure === undefined ? [] : [failure.detail]),
  ]
}

function certificateLines(
  certificate: CertificateFacts,
  endpoint: Endpoint,
  report: Report,
  { advanced, chain }: ClassicOptions,
): string[] {
  return [
    'Certificate Response:',
    '',
    `Subject: ${certificate.subject}`,
    `Issuer: ${certificate.issuer}`,
    `Not Before: ${formatSortable(certificate.notBefore)}`,
    `Not After: ${formatSortable(certificate.notAfter)}`,
    `Serial Number: ${certificate.serialNumber}`,
    `Signature Algorithm: ${certificate.signatureAlgorithm.windowsName}`,
    `Thumbprint: ${certificate.sha1}`,
    `Version: ${certificate.version}`,
    'HasPrivateKey: False',
    `Is Valid: ${trueOrFalse(endpoint.paths[0]?.valid ?? false)}`,
    ...(advanced ? ['Archived: False', ...certificate.extensions.flatMap(extensionLines)] : []),
    ...(chain ? chainLines(endpoint, report) : []),
  ]
}

function extensionLines({ name, oid, value, hex }: CertificateFacts['extensions'][number]): string[] {
  const [first = hex.replace(/..(?=.)/g, '$& '), ...rest] = value
  return [`Extension Type: ${name}`, `Oid Value: ${oid}`, `Data: ${first}`, ...rest]
}

function chainLines({ paths: [path] }: Endpoint, { certificates }: Report): string[] {
  if (path === undefined) return []
  const members = path.certificates.flatMap((sha256) => certificates[sha256] ?? [])
  return [
    'Certificate Chain:',
    ...members.flatMap((member, index) => [
      `Certificate Chain Item ${index + 1}`,
      `Chain Subject Name: ${member.subject}`,
      `Chain Issuer name: ${member.issuer}`,
      `Chain Not Before: ${formatSortable(member.notBefore)}`,
      `Chain Not After: ${formatSortable(member.notAfter)}`,
      `Chain Serial Number: ${member.serialNumber}`,
      `Chain Signature Algorithm: ${member.signatureAlgorithm.windowsName}`,
      `Chain Thumbprint: ${member.sha1}`,
      `Chain Version: ${member.version}`,
      `Chain is valid: ${trueOrFalse(!path.errors.some(({ certificate }) => certificate === member.sha256))}`,
    ]),
    minusRuler,
    'Root Certificates:',
    ...rootCertificateLines(path.root, members.at(-1)),
  ]
}

function rootCertificateLines(root: RootFacts | undefined, last: CertificateFacts | undefined): string[] {
  if (root === undefined || root.links.length === 0) {
    return [
      `- The root certificate is that of ${last?.issuer ?? 'an unknown issuer'}. Ask this authority for it.`,
    ]
  }
  return [
    ...root.links.map(({ kind, url }) => `- ${linkLabels[kind]}: ${url}`),
    `- Compare before it is trusted: ${root.name}, SHA-1 ${root.sha1}, SHA-256 ${root.sha256}`,
    ...(root.supposed === true ? ['- Supposed, by name and key identifier alone.'] : []),
  ]
}

const linkLabels: Record<RootLink['kind'], string> = {
  file: 'Download Root Cert',
  page: 'Get Root Certs here',
  'windows-update': 'Download Root Cert',
  search: 'Get Root Certs here',
}

// Findings about the pool and the target belong to no single server: the predecessor had none of them.
function overallLines({ findings, pools }: Report): string[] {
  const overall = [...pools.flatMap((pool) => pool.findings), ...findings]
  return overall.length === 0 ? [] : [plusRuler, 'Comments:', ...commentLines(overall), plusRuler]
}

const words: Record<Severity, string> = {
  ok: '',
  info: '',
  warning: 'Warning: ',
  error: 'Problem: ',
  unknown: 'Not known: ',
}

function commentLines(findings: Finding[]): string[] {
  if (findings.length === 0) return ['- Nothing to remark.']
  return findings
    .toSorted(bySeverity)
    .map(
      ({ severity, message, fix }) => `- ${words[severity]}${message}${fix === undefined ? '' : ` ${fix}`}`,
    )
}

function trueOrFalse(value: boolean): string {
  return value ? 'True' : 'False'
}
