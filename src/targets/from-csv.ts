/**
 * The import file: a header `Domain,Type,Port`, then one target a line. `Type` is FED, SIP or SIPINT for the SRV
 * record of a SIP domain, which brings its own port; DIR or nothing means a host and its port. Each line is read by
 * itself, since a cell with a line break in it is no host name anyway, and so a forgotten quote costs one row only.
 * Equal rows give equal targets: the file is a list to work off, and the report has as many entries as the file.
 */
import { parse } from 'csv-parse/sync'
import type { Target, TargetKind } from '../report/target.ts'
import { binaryInput } from './decode-text.ts'
import { parseTarget } from './from-text.ts'
import { InputError, quoted } from './input-error.ts'
import { parsePort } from './port.ts'

const columns = ['domain', 'type', 'port'] as const
const header = 'the first line names the columns: Domain,Type,Port'
const delimiters = [',', ';', '\t']
const kinds: readonly TargetKind[] = ['FED', 'SIP', 'SIPINT', 'DIR']

type Row = Record<(typeof columns)[number], string>

/**
 * Reads an import file. Columns may come in any order, with others between them, separated by commas, semicolons or
 * tabs; upper and lower case are the same. A row that cannot be read is among the problems and costs no other. A
 * file without header gives a single problem.
 * @param file name for the problems: `targets.csv`.
 */
export function targetsFromCsv(text: string, file: string): { targets: Target[]; problems: InputError[] } {
  const targets: Target[] = []
  const problems: InputError[] = []
  if (text.includes('\0')) return { targets, problems: [binaryInput(file)] }
  let read: ((line: string, where: string) => Row) | undefined
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  for (const [index, line] of lines.entries()) {
    // `sep=;` is Excel's own note about the delimiter, above the header.
    if (/^[\s",;]*$/.test(line) || (index === 0 && /^"?sep=."?$/i.test(line))) continue
    const where = `${file}:${index + 1}`
    try {
      if (read === undefined) read = readerFor(line, where)
      else for (const target of toTargets(read(line, where), where)) targets.push(target)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(error)
      if (read === undefined) return { targets, problems }
    }
  }
  if (read === undefined) problems.push(new InputError(file, 'the file is empty', header))
  return { targets, problems }
}

/** Makes the reader of rows out of the header line. */
function readerFor(line: string, where: string): (line: string, where: string) => Row {
  const delimiter = delimiters.toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ','
  const names = cells(line, delimiter, where).map((name) => name.toLowerCase())
  const missing = columns.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    throw new InputError(where, `there is no column ${missing.join(', ')} in ${quoted(line)}`, header)
  }
  const [domain, type, port] = columns.map((column) => names.indexOf(column))
  return (row, place) => {
    const values = cells(row, delimiter, place)
    const at = (position = -1) => values[position] ?? ''
    return { domain: at(domain), type: at(type), port: at(port) }
  }
}

function cells(line: string, delimiter: string, where: string): string[] {
  try {
    const [row = []] = parse(line, { delimiter, relax_column_count: true, relax_quotes: true, trim: true })
    return row
  } catch {
    const right = 'a quoted value ends with a quote, and quotes inside are doubled'
    throw new InputError(where, 'the quotes in this row do not pair', right)
  }
}

function toTargets({ domain, type, port }: Row, where: string): Target[] {
  if (domain === '')
    throw new InputError(where, 'the Domain is empty', 'right is a domain, host or IP address')
  if (domain.includes(','))
    throw new InputError(where, `${quoted(domain)} is no single target`, 'give each its row')
  if (type === '' && port === '') {
    throw new InputError(
      where,
      'Type and Port are both empty',
      'right is a type (FED, SIP, SIPINT) or a port',
    )
  }
  const kind = type === '' ? 'DIR' : kindOf(type, where)
  if (kind !== 'DIR' && port !== '') {
    throw new InputError(
      where,
      `${kind} has a port (${quoted(port)})`,
      'leave it empty; the SRV record brings the port',
    )
  }
  if (port === '') return parseTarget(domain, { kind, where })
  const ports = [parsePort(port, where)]
  const targets = parseTarget(domain, { kind, ports, where })
  if (targets.some((target) => target.port !== ports[0])) {
    throw new InputError(where, `${quoted(domain)} and Port ${port} disagree`, 'give the port once')
  }
  return targets
}

function kindOf(type: string, where: string): TargetKind {
  const kind = kinds.find((known) => known === type.toUpperCase())
  if (kind === undefined) {
    throw new InputError(where, `${quoted(type)} is not a type`, 'the types are FED, SIP, SIPINT and DIR')
  }
  return kind
}
