/** The one file: the readable report, with the report as JSON and the pack in it. */
import { HtmlPage } from '../render/html.ts'
import { renderJson } from '../render/json.ts'
import { redactionNotes } from '../redact/redaction-notes.ts'
import type { Report } from '../report/report.ts'
import { blockElement, embedJson } from './data-block.ts'
import type { EvidencePack } from './pack.ts'
import { formatPack } from './format-pack.ts'

/** Names of the blocks. */
export const blockIds = { report: 'farend-report', pack: 'farend-evidence' } as const

/**
 * The document of reports with the octets that they rest on, a report for each exhibit.
 * @param packBlock the pack as it stands in a document already
 */
export function evidenceDocument(
  reports: Report[],
  pack: EvidencePack,
  packBlock: string = embedJson(formatPack(pack)),
): string {
  const { version } = pack.tool
  const notes = [
    `The octets that this report rests on are in this file, with the ${pack.anchors.length} trust anchors it was judged by. farend evaluate <file> judges them again, also as of another day.`,
    'The keys among them open the recorded first flights and nothing else: they were made for one connection each.',
    ...(pack.options.length === 0 ? [] : [`Options: ${pack.options.join(' ')}`]),
  ]
  const blocks =
    blockElement({ id: blockIds.report, json: reportBlock(reports, version) }) +
    blockElement({ id: blockIds.pack, json: packBlock })
  return pageOf(reports, true, [`Made by farend ${version}.`, ...notes], blocks)
}

/** The document of redacted reports. There is nothing in it that could be judged again. */
export function redactedDocument(reports: Report[], version: string): string {
  const block = blockElement({ id: blockIds.report, json: reportBlock(reports, version) })
  return pageOf(reports, false, [`Made by farend ${version}.`, ...redactionNotes], block)
}

function pageOf(reports: readonly Report[], pem: boolean, notes: readonly string[], blocks: string): string {
  const page = new HtmlPage(pem)
  const head = page.head()
  return head + reports.map((report) => page.section(report)).join('') + page.tail(notes, blocks)
}

/** Reports as they stand in the document. */
export function reportBlock(reports: Report[], version: string): string {
  return embedJson(renderJson(reports, version))
}
