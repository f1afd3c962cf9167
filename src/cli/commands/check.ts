/** `farend [check] <target>...`: checks targets and prints what was found. */
import { Redaction } from '../../redact/redact-report.ts'
import { escapeText } from '../../render/escape.ts'
import { renderTrace } from '../../render/trace.ts'
import { checkAllWithEvidence } from '../../scan.ts'
import { openBundleOutput, type BundleOutput } from '../bundle-output.ts'
import type { CheckFlags } from '../check-flags.ts'
import { DnsWatch } from '../dns-watch.ts'
import { openEvidenceOutput, type EvidenceOutput } from '../evidence-output.ts'
import { optionWords } from '../evidence-options.ts'
import { exit, Tally } from '../exit-code.ts'
import { keepHeapSmall } from '../heap.ts'
import { interruption } from '../interruption.ts'
import { createProgress } from '../progress.ts'
import { readTargets } from '../read-targets.ts'
import { openReportOutput, type ReportOutput } from '../report-output.ts'
import { scanOptionsOf } from '../scan-options.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Runs the check and gives the exit code. Everything that the user can have got wrong is found out before the first
 * connection. After Ctrl-C what was found until then is printed.
 * @throws {UsageError} and the other errors of users, see main.ts.
 */
export async function runCheck(words: string[], flags: CheckFlags): Promise<number> {
  if (flags.bulk) keepHeapSmall()
  const { targets, problems } = await readTargets(words, flags)
  for (const problem of problems) complain(problem.message)
  if (targets.length === 0) return exit.usage
  const options = await scanOptionsOf(flags)
  // Until here Ctrl-C ends the process at once, as it should while a file is being read.
  const signal = interruption()
  const output = await openReportOutput(flags)
  const { bundles, evidence } = await openFiles(flags, output)
  const files = [output, bundles, evidence]
  const redaction = flags.redact && new Redaction(flags.redactKeep)
  const progress = createProgress(process.stderr, targets.length, flags.quiet !== true)
  const tally = new Tally(flags.failOn)
  const dns = new DnsWatch()
  try {
    for await (const checked of checkAllWithEvidence(targets, { ...options, signal })) {
      const report = redaction ? redaction.redact(checked.report) : checked.report
      progress.clear()
      if (flags.verbose) process.stderr.write(renderTrace(report))
      await output.add(report)
      await bundles?.add(report)
      evidence?.add({ ...checked, report })
      tally.add(report)
      dns.add(report)
      progress.step()
    }
  } catch (error) {
    progress.clear()
    if (!signal.aborted || error instanceof UsageError) {
      for (const file of files) await file?.discard().catch(() => undefined)
      throw error
    }
  }
  let isWhole = true
  try {
    await output.finish()
    const hasBundles = (await bundles?.finish(complain, flags.quiet === true)) ?? true
    const hasEvidence = (await evidence?.finish(complain)) ?? true
    isWhole = hasBundles && hasEvidence
  } catch (error) {
    // Of several files one may be written already; the others leave nothing half-written behind.
    for (const file of files) await file?.discard().catch(() => undefined)
    throw error
  }
  if (signal.aborted) complain(`interrupted; ${tally.reports} of ${targets.length} targets were checked`)
  if (dns.complaint !== undefined) complain(dns.complaint)
  const badInput = problems.length > 0 || !isWhole
  return tally.exitCode({ badInput, interrupted: signal.aborted })
}

function complain(text: string): void {
  process.stderr.write(`farend: ${escapeText(text)}\n`)
}

interface Files {
  bundles: BundleOutput | undefined
  evidence: EvidenceOutput | undefined
}

async function openFiles(flags: CheckFlags, output: ReportOutput): Promise<Files> {
  const { saveBundle, evidence } = flags
  let bundles: BundleOutput | undefined
  try {
    bundles = saveBundle === undefined ? undefined : await openBundleOutput(saveBundle)
    return {
      bundles,
      evidence:
        evidence === undefined
          ? undefined
          : await openEvidenceOutput(evidence, optionWords(flags), flags.redact),
    }
  } catch (error) {
    await output.discard()
    await bundles?.discard()
    throw error
  }
}
