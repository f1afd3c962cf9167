/** `farend map <sip-domain>`: prints every record worth checking and what stands behind it. */
import { escapeText } from '../../render/escape.ts'
import { renderMapJson } from '../../render/json.ts'
import { renderMap } from '../../render/map-text.ts'
import { renderTrace } from '../../render/trace.ts'
import { map } from '../../map.ts'
import type { DomainMap } from '../../report/map.ts'
import { exit, Tally } from '../exit-code.ts'
import { interruption } from '../interruption.ts'
import type { MapFlags } from '../map-program.ts'
import { openOutputFile } from '../output-file.ts'
import { scanOptionsOf } from '../scan-options.ts'
import { terminalOf } from '../terminal.ts'
import { version } from '../../version.ts'

/**
 * Maps a domain and gives the exit code.
 * @throws {UsageError} and the other errors of users, see main.ts.
 */
export async function runMap(domain: string, flags: MapFlags): Promise<number> {
  const { internal, microsoft, output } = flags
  const options = await scanOptionsOf(flags)
  const file = output === undefined || output === '-' ? undefined : await openOutputFile(output)
  try {
    const signal = interruption()
    const drawn = await map(domain, {
      ...options,
      ...(internal === undefined ? {} : { internal }),
      ...(microsoft === undefined ? {} : { microsoft }),
      signal,
    })
    if (flags.verbose) process.stderr.write(drawn.reports.map(renderTrace).join(''))
    const terminal = terminalOf(file === undefined ? process.stdout : {}, process.env, flags.color)
    const text = flags.json ? renderMapJson(drawn, version) : renderMap(drawn, terminal)
    if (file === undefined) process.stdout.write(text)
    else {
      await file.write(text)
      await file.finish()
    }
    if (signal.aborted)
      process.stderr.write(`farend: ${escapeText(`interrupted; ${domain} is mapped in part`)}\n`)
    return exitCodeOf(drawn, flags, signal.aborted)
  } catch (error) {
    await file?.discard().catch(() => undefined)
    throw error
  }
}

function exitCodeOf({ records, reports }: DomainMap, { failOn }: MapFlags, interrupted: boolean): number {
  const tally = new Tally(failOn)
  const places = records.flatMap(({ names }) => names.flatMap(({ endpoints }) => endpoints))
  const counting = new Set(places.filter(({ counts }) => counts).map(({ report }) => report))
  reports.forEach((report, index) => {
    if (counting.has(index) || report.endpoints.length === 0) tally.add(report)
  })
  for (const { remarks } of records) tally.addSeverities(remarks.map(({ severity }) => severity))
  const code = tally.exitCode({ badInput: false, interrupted })
  return code === exit.fine && tally.reports === 0 ? exit.noCertificate : code
}
