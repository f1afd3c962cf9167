/** The options of a check as commander gives them, and how their texts are read. */
import { toAsciiName } from '../names/dns-name.ts'
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import type { Proxy } from '../prelude/proxy.ts'
import { type StartTlsProtocol, startTlsProtocols } from '../prelude/starttls.ts'
import type { Format } from '../render/report-form.ts'
import type { Profile } from '../report/target.ts'
import type { FailOn } from './exit-code.ts'
import { nearest } from '../targets/nearest.ts'
import { trustNames } from '../programs/trust-names.ts'
import { UsageError } from './usage-error.ts'

/** Options of a check, read. What is not there was not given; the others have defaults. */
export interface CheckFlags {
  port?: number[]
  fed?: true
  sip?: true
  sipint?: true
  starttls?: StartTlsProtocol | 'auto'
  import?: string[]
  dns?: string
  pool: boolean
  ipv4?: true
  ipv6?: true
  resolve?: { host: string; port: number; address: string }[]
  /** False: send no server name. */
  servername?: string | false
  complete?: true
  clientCert?: string
  clientKey?: string
  /** Name of a variable, not the passphrase itself. */
  clientPassEnv?: string
  sipOptions?: true
  probeVersions?: true
  probeSuites?: true
  probeCertificates?: true
  /** File with a certificate, or a host. */
  preflight?: string
  proxy?: Proxy
  online?: true
  onlinePrivate?: (address: string) => boolean
  concurrency: number
  perAddress: number
  bulk?: true
  /** Endpoints in a second. */
  rate?: number
  /** Milliseconds. */
  timeout: number
  /** Milliseconds. */
  deadline?: number
  retries: number
  profile?: Profile
  ca?: string[]
  /** Names of programs, sets and origins. */
  trust?: string[]
  at?: Date
  failOn: FailOn
  format?: Format
  json?: true
  jsonl?: true
  csv?: string
  /** A file, or a folder. */
  saveBundle?: string
  evidence?: string
  /** Implied by `redactKeep`. */
  redact?: true
  redactKeep?: string[]
  output?: string
  advanced?: true
  chain?: true
  color: boolean
  quiet?: true
  verbose?: true
}

/** Options that say what is printed, and where. */
export type OutputFlags = Pick<
  CheckFlags,
  'format' | 'json' | 'jsonl' | 'csv' | 'output' | 'advanced' | 'chain' | 'color'
>

/** The form asked for; `--json` and `--jsonl` are short for `--format`. */
export function formatOf({ json, jsonl, format }: Pick<CheckFlags, 'json' | 'jsonl' | 'format'>): Format {
  return json ? 'json' : jsonl ? 'jsonl' : (format ?? 'text')
}

/**
 * Which private addresses may be fetched from: those in the list, or all.
 * @throws {UsageError}
 */
export function parsePrivate(text: string): (address: string) => boolean {
  if (text === 'all') return () => true
  const allowed = new Set<string>()
  for (const part of text.split(',')) {
    const octets = parseIpAddress(part.trim())
    if (octets === undefined) {
      throw new UsageError(`--online-private ${text}: right is IP addresses separated by commas, or all`)
    }
    allowed.add(formatIpAddress(octets))
  }
  return (address) => allowed.has(address)
}

/**
 * A parser of `4`, `4s` or `500ms` to milliseconds; a bare number is seconds.
 * @throws {UsageError} when used on anything else, and on more than ten minutes.
 */
export function parseDuration(option: string): (text: string) => number {
  return (text) => {
    const [, number, unit] = /^(\d{1,6}(?:\.\d+)?)(ms|s)?$/.exec(text) ?? []
    const milliseconds = Number(number) * (unit === 'ms' ? 1 : 1000)
    if (milliseconds >= 1 && milliseconds <= 600_000) return milliseconds
    throw new UsageError(`${option} ${text}: right is seconds up to 600, such as 4 or 0.5, or 500ms`)
  }
}

/**
 * A parser of whole numbers from `least` to `most`.
 * @throws {UsageError} when used on anything else.
 */
export function parseCount(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (count >= least && count <= most) return count
    throw new UsageError(`${option} ${text}: right is a whole number from ${least} to ${most}`)
  }
}

/**
 * A host name to send as server name, in A-label form.
 * @throws {UsageError}
 */
export function parseServerName(text: string): string {
  const name = toAsciiName(text)
  if (name !== undefined && parseIpAddress(text) === undefined) return name
  throw new UsageError(
    `--servername ${text}: right is a host name, such as sip.contoso.com; RFC 6066 knows no other`,
  )
}

/** What `--starttls` takes, in the order of the help. */
export const startTlsChoices: readonly (StartTlsProtocol | 'auto')[] = [...startTlsProtocols, 'auto']

/**
 * A protocol to speak before TLS, or `auto`.
 * @throws {UsageError}
 */
export function parseStartTls(text: string): StartTlsProtocol | 'auto' {
  const wanted = text.toLowerCase()
  const protocol = startTlsChoices.find((choice) => choice === wanted)
  if (protocol !== undefined) return protocol
  const meant = nearest(wanted, startTlsChoices)
  const question = meant === undefined ? '' : `did you mean ${meant}? `
  throw new UsageError(`--starttls ${text}: ${question}right is one of ${startTlsChoices.join(', ')}`)
}

/**
 * Names of programs, sets and origins, separated by commas.
 * @throws {UsageError}
 */
export function parseTrust(text: string): string[] {
  const names = text.split(/[,\s]+/).filter(Boolean)
  const unknown = names.find((name) => !trustNames.includes(name.toLowerCase()))
  if (unknown === undefined && names.length > 0) return names.map((name) => name.toLowerCase())
  const meant = unknown === undefined ? undefined : nearest(unknown.toLowerCase(), trustNames)
  const question = meant === undefined ? '' : `did you mean ${meant}? `
  throw new UsageError(
    `--trust ${text}: ${question}right is one or more of ${trustNames.join(', ')}, separated by commas`,
  )
}

/**
 * Domains, separated by commas, in A-label form.
 * @throws {UsageError}
 */
export function parseDomains(text: string): string[] {
  return text.split(',').map((part) => {
    const domain = toAsciiName(part.trim().replace(/^\*?\./, ''))
    if (domain !== undefined) return domain
    throw new UsageError(`--redact-keep ${text}: right is domains such as contoso.com, separated by commas`)
  })
}

/**
 * The moment of `2027-03-15` (the beginning of that day, UTC) or of a date with a time and zone.
 * @throws {UsageError}
 */
export function parseMoment(text: string): Date {
  const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
  const moment = new Date(text)
  if (!isDate || Number.isNaN(moment.getTime()) || !isInCalendar(text.slice(0, 10))) {
    throw new UsageError(`--at ${text}: right is a date such as 2027-03-15, or 2027-03-15T09:00:00Z`)
  }
  return moment
}

// Date takes 30 February for 2 March.
function isInCalendar(day: string): boolean {
  return new Date(day).toISOString().startsWith(day)
}
