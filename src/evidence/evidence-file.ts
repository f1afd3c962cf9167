/** What a file holds that can be judged again: a pack, or reports as `--json` and `--jsonl` print them. */
import type { Report } from '../report/report.ts'
import { reportFileObject, reportObject } from '../schema/report.ts'
import { blockIn } from './data-block.ts'
import { EvidenceError } from './evidence-error.ts'
import { blockIds } from './evidence-document.ts'
import type { EvidencePack } from './pack.ts'
import { parsePack } from './parse-pack.ts'
import { inOrderOf, memberOf } from './written-order.ts'

/** A pack with its document, or reports without their octets. */
export type EvidenceFile =
  | { form: 'pack'; pack: EvidencePack; packBlock: string; reportBlock: string | undefined; text: string }
  | { form: 'reports'; reports: Report[] }

/**
 * Reads the text of a file. What is in it is not believed: a pack is only octets until it is judged.
 * @throws {EvidenceError} when it is neither, or damaged
 */
export function readEvidenceFile(text: string): EvidenceFile {
  const start = text.trimStart()
  if (start.startsWith('{')) return { form: 'reports', reports: readReports(start) }
  const packBlock = blockIn(text, blockIds.pack)
  const reportBlock = blockIn(text, blockIds.report)
  if (packBlock !== undefined) {
    return { form: 'pack', pack: parsePack(parseJson(packBlock)), packBlock, reportBlock, text }
  }
  if (reportBlock !== undefined && !text.includes(`id="${blockIds.pack}"`)) {
    return { form: 'reports', reports: readReports(reportBlock) }
  }
  if (text.includes(`id="${blockIds.report}"`)) throw new EvidenceError('it is cut: its end is missing')
  throw new EvidenceError(
    'there is no evidence in it; right is a file of --evidence, or what --json or --jsonl printed',
  )
}

function readReports(text: string): Report[] {
  const whole = tryJson(text)
  const values = whole === undefined ? text.split('\n').filter(Boolean).map(parseJson) : [whole]
  return values.flatMap((value) => {
    const file = reportFileObject.safeParse(value)
    if (file.success) return inOrderOf(file.data.reports, memberOf(value, 'reports'))
    const report = reportObject.safeParse(value)
    if (report.success) return [inOrderOf(report.data, value)]
    throw new EvidenceError('it is JSON, and no report of farend; right is what --json or --jsonl printed')
  })
}

function parseJson(text: string): unknown {
  const value = tryJson(text)
  if (value === undefined) throw new EvidenceError('it is cut or damaged: the JSON in it cannot be read')
  return value
}

function tryJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
