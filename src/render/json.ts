/** Reports for machines. */
import { reportSchema, type Report, type ReportFile } from '../report/report.ts'

/** Reports as one JSON document, the report file of schema `farend.report/1`. `version` is that of this tool. */
export function renderJson(reports: Report[], version: string): string {
  const file: ReportFile = { schema: reportSchema, tool: { name: 'farend', version }, reports }
  return `${harmless(JSON.stringify(file, null, 2))}\n`
}

/** A report as one line of JSON. */
export function renderJsonLine(report: Report): string {
  return `${harmless(JSON.stringify(report))}\n`
}

// JSON.stringify leaves DEL, C1 controls and bidi overrides of the far end as they are, and a terminal acts upon
// them. Written as \u escapes they mean the same to every reader of JSON.
function harmless(json: string): string {
  return json.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(''),
  )
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
