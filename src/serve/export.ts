/** Results as a file, in every form of the command line. */
import { evidenceDocument, redactedDocument } from '../evidence/evidence-document.ts'
import { Redaction } from '../redact/redact-report.ts'
import { formats, reportForm, type Format } from '../render/report-form.ts'
import type { Report } from '../report/report.ts'
import type { StoredResult } from '../store/result-store.ts'
import { version } from '../version.ts'
import { ApiError } from './api-error.ts'
import { packOfTexts } from './exhibit.ts'

/** Forms in which results can be had. */
export const exportForms = [...formats, 'evidence'] as const

/** How results are wanted. */
export interface ExportWish {
  form: (typeof exportForms)[number]
  advanced: boolean
  chain: boolean
  redact: boolean
}

const kinds: Record<ExportWish['form'], readonly [type: string, ending: string]> = {
  text: ['text/plain; charset=utf-8', 'txt'],
  classic: ['text/plain; charset=utf-8', 'txt'],
  json: ['application/json', 'json'],
  jsonl: ['application/jsonl', 'jsonl'],
  csv: ['text/csv; charset=utf-8', 'csv'],
  html: ['text/html; charset=utf-8', 'html'],
  evidence: ['text/html; charset=utf-8', 'html'],
}

/** A page that browsers still open; see the evidence file of the command line. */
const mostEvidence = 64 * 2 ** 20

/**
 * The answer: a download that is written while it is read.
 * @param name of the file, without ending
 * @param grounds of the check, for an evidence pack
 * @throws {ApiError} when an evidence pack is wanted and there are no octets for it
 */
export function exported(
  results: Iterable<StoredResult>,
  wish: ExportWish,
  name: string,
  grounds: string | undefined,
): Response {
  const [type, ending] = kinds[wish.form]
  const plainName = name.replace(/[^\w.-]+/g, '-').slice(0, 80)
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="farend-${plainName}.${ending}"`,
    // What a far end wrote is in it: opened by itself, it may do nothing.
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  }
  if (wish.form === 'evidence') return new Response(evidenceOf(results, wish, grounds), { headers })
  return new Response(ReadableStream.from(parts(results, { ...wish, form: wish.form })), { headers })
}

async function* parts(
  results: Iterable<StoredResult>,
  { form, redact, ...options }: ExportWish & { form: Format },
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const layout = reportForm(form, { ...options, width: 80, color: false, ascii: false }, version)
  const redaction = redact ? new Redaction() : undefined
  let isFirst = true
  if (layout.head !== undefined) yield encoder.encode(layout.head)
  for (const { report: json } of results) {
    const report: Report = JSON.parse(json)
    yield encoder.encode(layout.each(redaction?.redact(report) ?? report, isFirst))
    isFirst = false
    // Between two reports others have their turn.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const tail = layout.tail?.(isFirst)
  if (tail !== undefined) yield encoder.encode(tail)
}

function evidenceOf(
  results: Iterable<StoredResult>,
  { redact }: ExportWish,
  grounds: string | undefined,
): string {
  const redaction = redact ? new Redaction() : undefined
  const reports: Report[] = []
  const exhibits: string[] = []
  let size = 0
  for (const { report: json, exhibit } of results) {
    const report: Report = JSON.parse(json)
    reports.push(redaction?.redact(report) ?? report)
    if (exhibit !== undefined) exhibits.push(exhibit)
    size += json.length * 2 + (exhibit?.length ?? 0)
    if (size > mostEvidence) {
      throw new ApiError(
        'unprocessable',
        'query form: an evidence pack has room for 64 MiB; take fewer results',
      )
    }
  }
  if (redact) return redactedDocument(reports, version)
  if (grounds === undefined || exhibits.length < reports.length) {
    throw new ApiError(
      'unprocessable',
      'query form: the octets of these results were not kept; check again with settings.evidence true',
    )
  }
  return evidenceDocument(reports, packOfTexts(grounds, exhibits))
}
