/** Reports for machines. */
import { type DomainMap, type MapFile, mapSchema } from '../report/map.ts'
import { type CertificateFacts, reportSchema, type Report, type ReportFile } from '../report/report.ts'
import { type Verification, type VerificationFile, verificationSchema } from '../report/verification.ts'

/** Reports as one JSON document, the report file of schema `farend.report/1`. `version` is that of this tool. */
export function renderJson(reports: Report[], version: string): string {
  const each = reports.map((report, index) => renderJsonElement(report, index === 0))
  return renderJsonHead(version) + each.join('') + renderJsonTail(reports.length === 0)
}

/** The beginning of that document, up to the list of reports. */
export function renderJsonHead(version: string): string {
  const file: ReportFile = { schema: reportSchema, tool: { name: 'farend', version }, reports: [] }
  return JSON.stringify(file, null, 2).replace(/\]\s*\}$/, '')
}

/** A report as an element of its list. */
export function renderJsonElement(report: Report, isFirst: boolean): string {
  const json = harmless(JSON.stringify(report, null, 2))
  return `${isFirst ? '' : ','}\n${json.replace(/^/gm, '    ')}`
}

/** The end of the document. */
export function renderJsonTail(isEmpty: boolean): string {
  return `${isEmpty ? '' : '\n  '}]\n}\n`
}

/** Any value as indented JSON that is fit for a terminal. */
export function jsonText(value: unknown): string {
  return `${harmless(JSON.stringify(value, null, 2))}\n`
}

/** A verification as one JSON document of schema `farend.verification/1`. `version` is that of this tool. */
export function renderVerificationJson(verification: Verification, version: string): string {
  const file: VerificationFile = {
    schema: verificationSchema,
    tool: { name: 'farend', version },
    verification,
  }
  return `${harmless(JSON.stringify(file, null, 2))}\n`
}

/** A map as one JSON document of schema `farend.map/1`. `version` is that of this tool. */
export function renderMapJson(map: DomainMap, version: string): string {
  const file: MapFile = { schema: mapSchema, tool: { name: 'farend', version }, map }
  return jsonText(file)
}

/** A report as one line of JSON. */
export function renderJsonLine(report: Report): string {
  let line = ''
  for (const [name, value] of Object.entries(report)) {
    const json = name === 'certificates' ? certificatesJson(report) : compact(value)
    line += `${line === '' ? '{' : ','}"${name}":${json}`
  }
  return `${line}}\n`
}

// Certificates take half of a report, and many reports mention the same ones.
function certificatesJson({ certificates }: Report): string {
  let json = ''
  for (const [sha256, facts] of Object.entries(certificates)) {
    json += `${json === '' ? '{' : ','}"${sha256}":${certificateJson(facts)}`
  }
  return `${json || '{'}}`
}

function certificateJson(facts: CertificateFacts): string {
  let json = knownJson.get(facts)
  if (json === undefined) knownJson.set(facts, (json = compact(facts)))
  return json
}

const knownJson = new WeakMap<CertificateFacts, string>()

function compact(value: unknown): string {
  return harmless(JSON.stringify(value))
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
