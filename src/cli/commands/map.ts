/** `farend map <sip-domain>`: prints every record worth checking and what stands behind it. */
import { escapeText } from '../../render/escape.ts'
import { renderMapJson } from '../../render/json.ts'
import { renderMap } from '../../render/map-text.ts'
import { renderTrace } from '../../render/trace.ts'
import { mapWithEvidence } from '../../map.ts'
import { redactMap } from '../../redact/redact-map.ts'
import { Redaction } from '../../redact/redact-report.ts'
import type { DomainMap } from '../../report/map.ts'
import { openEvidenceOutput, type EvidenceOutput } from '../evidence-output.ts'
import { optionWords } from '../evidence-options.ts'
import { exit, Tally, type RunEnd } from '../exit-code.ts'
import { interruption } from '../interruption.ts'
import type { MapFlags } from '../map-program.ts'
import { openOutputFile, type OutputFile } from '../output-file.ts'
import { scanOptionsOf } from '../scan-options.ts'
import { terminalOf } from '../terminal.ts'
import { version } from '../../version.ts'

/**
 * Maps a domain and gives the exit code.
 * @throws {UsageError} and the other errors of users, see main.ts.
 */
export async function runMap(domain: string, flags: MapFlags): Promise<number> {
  const { internal, microsoft } = flags
  const options = await scanOptionsOf(flags)
  const { file, evidence } = await openFiles(flags)
  try {
    const signal = interruption()
    const { map, checked } = await mapWithEvidence(domain, {
      ...options,
      ...(internal === undefined ? {} : { internal }),
      ...(microsoft === undefined ? {} : { microsoft }),
      signal,
    })
    const drawn = flags.redact ? redactMap(map, new Redaction(flags.redactKeep)) : map
    if (flags.verbose) process.stderr.write(drawn.reports.map((report) => renderTrace(report)).join(''))
    const terminal = terminalOf(file === undefined ? process.stdout : {}, process.env, flags.color)
    const text = flags.json ? renderMapJson(drawn, version) : renderMap(drawn, terminal)
    if (file === undefined) process.stdout.write(text)
    else {
      await file.write(text)
      await file.finish()
    }
    drawn.reports.forEach((report, index) => {
      const grounds = checked[index]
      if (grounds !== undefined) evidence?.add({ ...grounds, report })
    })
    const isWhole = (await evidence?.finish(complain)) ?? true
    if (signal.aborted) complain(`interrupted; ${drawn.domain} is mapped in part`)
    return exitCodeOf(drawn, flags, { badInput: !isWhole, interrupted: signal.aborted })
  } catch (error) {
    for (const each of [file, evidence]) await each?.discard().catch(() => undefined)
    throw error
  }
}

interface Files {
  file: OutputFile | undefined
  evidence: EvidenceOutput | undefined
}

async function openFiles(flags: MapFlags): Promise<Files> {
  const { output, evidence, internal, microsoft, redact } = flags
  const file = output === undefined || output === '-' ? undefined : await openOutputFile(output)
  if (evidence === undefined) return { file, evidence: undefined }
  const asked = [internal ? '--internal' : '', microsoft ? '--microsoft' : '']
  const words = ['map', ...asked.filter(Boolean), ...optionWords(flags)]
  try {
    return { file, evidence: await openEvidenceOutput(evidence, words, redact) }
  } catch (error) {
    await file?.discard()
    throw error
  }
}

function complain(text: string): void {
  process.stderr.write(`farend: ${escapeText(text)}\n`)
}

function exitCodeOf({ records, reports }: DomainMap, { failOn }: MapFlags, run: RunEnd): number {
  const tally = new Tally(failOn)
  const places = records.flatMap(({ names }) => names.flatMap(({ endpoints }) => endpoints))
  const counting = new Set(places.filter(({ counts }) => counts).map(({ report }) => report))
  reports.forEach((report, index) => {
    if (counting.has(index) || report.endpoints.length === 0) tally.add(report)
  })
  for (const { remarks } of records) tally.addSeverities(remarks.map(({ severity }) => severity))
  const code = tally.exitCode(run)
  return code === exit.fine && tally.reports === 0 ? exit.noCertificate : code
}
