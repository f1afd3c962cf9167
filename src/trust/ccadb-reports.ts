/** Reports of the Common CA Database: tables in CSV, a row a root. */
import { parse } from 'csv-parse/sync'
import { fromPem } from '../bytes/pem.ts'
import type { Restriction } from '../programs/facts.ts'
import { ListError, type PublishedList, type PublishedRoot } from './published-list.ts'

/** Fewer rows are an error page, or a report cut short. A test may know better. */
const leastRows = 50

/**
 * Mozilla's included roots with their certificates. Roots without the trust bit for websites are in the list, and not
 * for TLS servers.
 * @throws {ListError} when the text is not that report
 */
export function readMozillaReport(
  text: string,
  source: string,
  checkedOn: string,
  least = leastRows,
): PublishedList {
  const rows = rowsOf(
    text,
    [
      'Common Name or Certificate Name',
      'SHA-256 Fingerprint',
      'Trust Bits',
      'Distrust for TLS After Date',
      'PEM Info',
    ],
    least,
  )
  return {
    list: {
      id: 'mozilla-report',
      program: 'mozilla',
      title: "Mozilla's report of included roots (CCADB)",
      source,
      checkedOn,
      purposes: 'all',
    },
    roots: rows.map((row) => ({
      ...identified(row, 'Common Name or Certificate Name'),
      membership: /\bWebsites\b/.test(row['Trust Bits'] ?? '') ? 'tls' : 'other',
      restrictions: distrust(row['Distrust for TLS After Date'] ?? ''),
    })),
    certificates: rows.flatMap((row) => certificateOf(row['PEM Info'] ?? '')),
  }
}

/**
 * Apple's part of the report of all included roots and their trust bits.
 * @throws {ListError} when the text is not that report
 */
export function readAppleReport(
  text: string,
  source: string,
  checkedOn: string,
  least = leastRows,
): PublishedList {
  const rows = rowsOf(
    text,
    ['Certificate Name', 'SHA-256 Fingerprint', 'Apple Status', 'Apple Trust Bits'],
    least,
  )
  return {
    list: {
      id: 'apple-report',
      program: 'apple',
      title: "Apple's part of the report of included roots (CCADB)",
      source,
      checkedOn,
      purposes: 'all',
    },
    roots: rows
      .filter((row) => row['Apple Status'] === 'Included')
      .map((row) => ({
        ...identified(row, 'Certificate Name'),
        membership: /serverAuth|TLS Server/i.test(row['Apple Trust Bits'] ?? '') ? 'tls' : 'other',
        restrictions: [],
      })),
    certificates: [],
  }
}

type Row = Record<string, string>

function rowsOf(text: string, columns: string[], least: number): Row[] {
  let rows: Row[]
  try {
    rows = parse(text, { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch (cause) {
    throw new ListError('it is no table in CSV', { cause })
  }
  const missing = columns.filter((column) => rows[0]?.[column] === undefined)
  if (missing.length > 0)
    throw new ListError(`it is not the report that it should be: it has no column ${missing.join(', ')}`)
  if (rows.length < least)
    throw new ListError(`it has ${rows.length} rows only, and so is cut short or another report`)
  return rows.filter((row) => sha256Of(row) !== undefined)
}

function identified(row: Row, nameColumn: string): Pick<PublishedRoot, 'sha256' | 'name'> {
  return { sha256: sha256Of(row) ?? '', name: row[nameColumn] ?? '' }
}

function sha256Of(row: Row): string | undefined {
  const digits = (row['SHA-256 Fingerprint'] ?? '').replaceAll(':', '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined
}

/** `2024.11.30`, and `2024-11-30` as newer reports have it. */
function distrust(text: string): Pick<Restriction, 'kind' | 'date'>[] {
  const [, year, month, dayOfMonth] = /^(\d{4})[.-](\d\d)[.-](\d\d)/.exec(text.trim()) ?? []
  return year === undefined ? [] : [{ kind: 'issued-after', date: `${year}-${month}-${dayOfMonth}` }]
}

// The report puts single quotes around the PEM text.
function certificateOf(cell: string): Uint8Array[] {
  try {
    return fromPem(cell.replace(/^\s*'|'\s*$/g, '')).map(({ der }) => der)
  } catch {
    return []
  }
}
