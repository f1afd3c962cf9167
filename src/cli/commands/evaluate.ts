/** `farend evaluate <file>`: judges recorded evidence again and prints what comes of it. */
import { evaluate, type Evaluation, type EvaluateOptions } from '../../evaluate.ts'
import { EvidenceError } from '../../evidence/evidence-error.ts'
import { Redaction } from '../../redact/redact-report.ts'
import { escapeText } from '../../render/escape.ts'
import { anchorsFromFiles } from '../../trust/anchors.ts'
import { storeFolder } from '../../trust/root-store.ts'
import { loadTrust } from '../../trust/select-anchors.ts'
import type { EvaluateFlags } from '../evaluate-program.ts'
import { openEvidenceOutput, type EvidenceOutput } from '../evidence-output.ts'
import { Tally } from '../exit-code.ts'
import { readInputFile } from '../input-file.ts'
import { openReportOutput } from '../report-output.ts'
import { UsageError } from '../usage-error.ts'
import { version } from '../../version.ts'

/** An evidence file is held to half of it. */
const limits = { most: 128 * 2 ** 20, advice: 'no file of evidence does' }

/**
 * Evaluates and gives the exit code.
 * @throws {UsageError} when the file or an option cannot be used
 * @throws {AnchorFileError} when a file of `--ca` cannot be
 * @throws {TrustError} and {RootStoreError} when the roots of `--trust` cannot be had
 */
export async function runEvaluate(path: string, flags: EvaluateFlags): Promise<number> {
  const octets = await readInputFile(path, limits)
  const options = await evaluateOptionsOf(flags)
  const { from, checked, stored, remarks } = evaluateOctets(path, octets, options)
  if (!flags.quiet) for (const remark of remarks) complain(`${path}: ${remark}`)
  if (from !== 'octets' && flags.evidence !== undefined) {
    throw new UsageError(
      `${path}: it holds no octets that could be written as evidence; leave out --evidence`,
    )
  }
  const redaction = flags.redact && new Redaction(flags.redactKeep)
  const output = await openReportOutput(flags)
  let evidence: EvidenceOutput | undefined
  const tally = new Tally(flags.failOn)
  try {
    if (flags.evidence !== undefined) evidence = await openEvidenceOutput(flags.evidence, [], flags.redact)
    const redacted = checked.map((each) =>
      redaction ? { ...each, report: redaction.redact(each.report) } : each,
    )
    for (const each of redacted) evidence?.add(each)
    for (const report of stored ?? redacted.map((each) => each.report)) {
      await output.add(report)
      tally.add(report)
    }
    await output.finish()
    const isWhole = (await evidence?.finish(complain)) ?? true
    return tally.exitCode({ badInput: !isWhole, interrupted: false })
  } catch (error) {
    await output.discard().catch(() => undefined)
    await evidence?.discard().catch(() => undefined)
    throw error
  }
}

function evaluateOctets(path: string, octets: Uint8Array, options: EvaluateOptions): Evaluation {
  try {
    return evaluate(new TextDecoder().decode(octets), options, version)
  } catch (cause) {
    if (cause instanceof EvidenceError) throw new UsageError(`${path}: ${cause.message}`, { cause })
    throw cause
  }
}

async function evaluateOptionsOf({ at, profile, ca, trust }: EvaluateFlags): Promise<EvaluateOptions> {
  const wanted = await loadTrust(trust, storeFolder(process.env))
  return {
    fallback: wanted,
    anchors: await anchorsFromFiles(ca ?? []),
    ...(trust === undefined ? {} : { trust: wanted }),
    ...(at === undefined ? {} : { at }),
    ...(profile === undefined ? {} : { profile }),
  }
}

function complain(text: string): void {
  process.stderr.write(`farend: ${escapeText(text)}\n`)
}
