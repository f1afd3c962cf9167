/** Where the reports of a run go: to standard output as they come, to files when the run is over. */
import { renderClassic } from '../render/classic.ts'
import { renderCsv } from '../render/csv.ts'
import { renderJson, renderJsonLine } from '../render/json.ts'
import { renderText } from '../render/text.ts'
import type { Report } from '../report/report.ts'
import { formatOf, type CheckFlags } from './check-flags.ts'
import { openOutputFile, type OutputFile } from './output-file.ts'
import { terminalOf } from './terminal.ts'
import { version } from './version.ts'

/** Takes reports; ends with one of `finish` and `discard`. */
export interface ReportOutput {
  /** Takes a report; prints it if the form allows printing one by one. */
  add(report: Report): void
  /** Prints and writes what is left to be. */
  finish(): Promise<void>
  /** Leaves the files as they were. */
  discard(): Promise<void>
}

/**
 * Opens the outputs that the options ask for.
 * @throws {UsageError} when a file cannot be written.
 */
export async function openReportOutput(flags: CheckFlags): Promise<ReportOutput> {
  const files: { file: OutputFile; render: () => string }[] = []
  const discard = async () => {
    await Promise.all(files.map(({ file }) => file.discard()))
  }
  const reports: Report[] = []
  const form = formOf(flags)
  const output = flags.output === '-' ? undefined : flags.output
  try {
    if (output !== undefined) {
      files.push({ file: await openOutputFile(output), render: () => form.whole(reports) })
    }
    if (flags.csv !== undefined) {
      files.push({ file: await openOutputFile(flags.csv), render: () => renderCsv(reports) })
    }
  } catch (error) {
    await discard()
    throw error
  }
  const prints = output === undefined
  // What is printed one by one need not be kept: memory does not grow with the list.
  const keeps = files.length > 0 || form.each === undefined
  let count = 0
  return {
    add(report) {
      if (prints && form.each) process.stdout.write(form.each(report, count === 0))
      count += 1
      if (keeps) reports.push(report)
    },
    async finish() {
      if (prints && !form.each) process.stdout.write(form.whole(reports))
      for (const { file, render } of files) await file.write(render())
    },
    discard,
  }
}

interface Form {
  whole(reports: Report[]): string
  /** Absent when reports can only be printed together. */
  each?(report: Report, isFirst: boolean): string
}

function formOf(flags: CheckFlags): Form {
  const advanced = flags.advanced ?? false
  const chain = flags.chain ?? false
  switch (formatOf(flags)) {
    case 'text': {
      const stream = flags.output === undefined ? process.stdout : {}
      const options = { ...terminalOf(stream, process.env, flags.color), advanced, chain }
      return oneByOne((report, isFirst) => (isFirst ? '' : '\n') + renderText(report, options))
    }
    case 'classic':
      return oneByOne((report) => renderClassic(report, { advanced, chain }))
    case 'jsonl':
      return oneByOne(renderJsonLine)
    case 'json':
      return { whole: (reports) => renderJson(reports, version) }
    case 'csv':
      return { whole: renderCsv }
  }
}

function oneByOne(each: (report: Report, isFirst: boolean) => string): Form {
  return { each, whole: (reports) => reports.map((report, index) => each(report, index === 0)).join('') }
}
