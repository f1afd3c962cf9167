/** How the reports of a run follow one another in each form. */
import type { Report } from '../report/report.ts'
import { renderClassic } from './classic.ts'
import { renderCsvHeader, renderCsvRows } from './csv.ts'
import { HtmlPage } from './html.ts'
import { renderJsonElement, renderJsonHead, renderJsonLine, renderJsonTail } from './json.ts'
import { renderText, type TextOptions } from './text.ts'

/** Forms in which reports can be had, in the order of the help. */
export const formats = ['text', 'classic', 'json', 'jsonl', 'csv', 'html'] as const

/** One of {@link formats}. */
export type Format = (typeof formats)[number]

/** A document of reports, part by part: `head`, each report, `tail`. Good for one document. */
export interface ReportForm {
  head?: string
  each(report: Report, isFirst: boolean): string
  tail?(isEmpty: boolean): string
}

/** The table. */
export const tableForm: ReportForm = { head: renderCsvHeader(), each: renderCsvRows }

/**
 * The form of a format.
 * @param options width, colour and how much, where the form is text
 * @param version of this tool, which some forms name
 */
export function reportForm(format: Format, options: TextOptions, version: string): ReportForm {
  switch (format) {
    case 'text':
      return { each: (report, isFirst) => (isFirst ? '' : '\n') + renderText(report, options) }
    case 'classic':
      return { each: (report) => renderClassic(report, options) }
    case 'jsonl':
      return { each: renderJsonLine }
    case 'json':
      return { head: renderJsonHead(version), each: renderJsonElement, tail: renderJsonTail }
    case 'csv':
      return tableForm
    case 'html':
      return pageForm(version)
  }
}

function pageForm(version: string): ReportForm {
  const page = new HtmlPage()
  return {
    head: page.head(),
    each: (report) => page.section(report),
    tail: () => page.tail([`Made by farend ${version}.`]),
  }
}
