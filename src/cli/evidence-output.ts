/** The file of `--evidence`: gathers what the reports rest on, and writes it when the run is over. */
import { evidenceDocument, redactedDocument } from '../evidence/evidence-document.ts'
import { formatPack } from '../evidence/format-pack.ts'
import { packSchema, type EvidencePack, type Exhibit } from '../evidence/pack.ts'
import type { Report } from '../report/report.ts'
import type { Checked } from '../scan.ts'
import { openOutputFile } from './output-file.ts'
import { version } from '../version.ts'

/** Takes what was checked; ends with one of `finish` and `discard`. */
export interface EvidenceOutput {
  add(checked: Checked): void
  /**
   * Writes the file, and says what had no room in it.
   * @returns whether everything had
   */
  finish(say: (text: string) => void): Promise<boolean>
  /** Leaves the file as it was. */
  discard(): Promise<void>
}

/** Larger pages are no longer opened by browsers. */
const mostText = 64 * 2 ** 20

/**
 * Opens the file.
 * @param options options of the run, as words for people
 * @param isRedacted the reports come redacted: nothing that they rest on goes into the file
 * @throws {UsageError} when it cannot be written
 */
export async function openEvidenceOutput(
  path: string,
  options: string[],
  isRedacted = false,
): Promise<EvidenceOutput> {
  const file = await openOutputFile(path)
  const reports: Report[] = []
  const exhibits: Exhibit[] = []
  let grounds: Pick<EvidencePack, 'anchors' | 'programs'> = { anchors: [], programs: noFacts }
  let room = mostText
  let leftOut = 0
  const pack = (some: Exhibit[]): EvidencePack => ({
    schema: packSchema,
    tool: { name: 'farend', version },
    exhibits: some,
    options,
    ...grounds,
  })
  return {
    add({ report, observation, judgement }) {
      const { anchors, programs = noFacts, now, profile } = judgement
      const exhibit = {
        observation,
        judgedAt: now.toISOString(),
        ...(profile === undefined ? {} : { profile }),
      }
      if (room === mostText) grounds = { anchors: [...anchors], programs }
      // The readable part grows with the report.
      room -= formatPack({ ...pack([exhibit]), ...nothing }).length + 2 * JSON.stringify(report).length
      if (room < 0) leftOut += 1
      else {
        reports.push(report)
        exhibits.push(exhibit)
      }
    },
    async finish(say) {
      const page = isRedacted ? redactedDocument(reports, version) : evidenceDocument(reports, pack(exhibits))
      await file.write(page)
      await file.finish()
      if (leftOut === 0) return true
      const all = reports.length + leftOut
      say(
        `${path} holds ${reports.length} of ${all} targets: a page has room for 64 MiB; check fewer at a time`,
      )
      return false
    },
    discard: () => file.discard(),
  }
}

const noFacts = { lists: [], roots: [], restrictions: [] }
const nothing = { anchors: [], programs: noFacts }
