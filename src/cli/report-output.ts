/** Where the reports of a run go: to standard output and to files, each report as it comes. Nothing is kept. */
import { once } from 'node:events'
import { reportForm, tableForm, type ReportForm } from '../render/report-form.ts'
import type { Report } from '../report/report.ts'
import { formatOf, type OutputFlags } from './check-flags.ts'
import { openOutputFile, type OutputFile } from './output-file.ts'
import { terminalOf } from './terminal.ts'
import { version } from '../version.ts'

/**
 * Takes reports; ends with one of `finish` and `discard`.
 * @throws {UsageError} from `add` and `finish` when a file cannot be written any more.
 */
export interface ReportOutput {
  /** Takes a report; waits until there is room for the next. */
  add(report: Report): Promise<void>
  /** Ends every output. */
  finish(): Promise<void>
  /** Leaves the files as they were. What was printed stays printed, and without an end. */
  discard(): Promise<void>
}

/**
 * Opens the outputs that the options ask for.
 * @throws {UsageError} when a file cannot be written.
 */
export async function openReportOutput(flags: OutputFlags): Promise<ReportOutput> {
  const outputs: { form: ReportForm; sink: OutputFile }[] = []
  const discard = async () => {
    await Promise.all(outputs.map(({ sink }) => sink.discard()))
  }
  const path = flags.output === '-' ? undefined : flags.output
  try {
    const sink = path === undefined ? standardOutput : await openOutputFile(path)
    outputs.push({ form: formOf(flags), sink })
    if (flags.csv !== undefined) outputs.push({ form: tableForm, sink: await openOutputFile(flags.csv) })
  } catch (error) {
    await discard()
    throw error
  }
  let count = 0
  return {
    async add(report) {
      for (const { form, sink } of outputs) {
        const before = count === 0 ? (form.head ?? '') : ''
        await sink.write(before + form.each(report, count === 0))
      }
      count += 1
    },
    async finish() {
      for (const { form, sink } of outputs) {
        const before = count === 0 ? (form.head ?? '') : ''
        await sink.write(before + (form.tail?.(count === 0) ?? ''))
        await sink.finish()
      }
    },
    discard,
  }
}

/** What is printed cannot be taken back. */
const standardOutput: OutputFile = {
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
  finish: () => Promise.resolve(),
  discard: () => Promise.resolve(),
}

function formOf(flags: OutputFlags): ReportForm {
  const stream = flags.output === undefined ? process.stdout : {}
  const terminal = terminalOf(stream, process.env, flags.color)
  const { advanced = false, chain = false } = flags
  return reportForm(formatOf(flags), { ...terminal, advanced, chain }, version)
}
