/** A report for people at a terminal: verdict, difference, facts, findings with their remedies. */
import type { Report } from '../report/report.ts'
import { answerLines } from './answer-lines.ts'
import { attemptLines } from './attempt-lines.ts'
import { certificateSections } from './certificate-text.ts'
import { chainSections } from './chain-text.ts'
import { endpointLines } from './endpoint-lines.ts'
import { findingLines } from './findings-text.ts'
import { headline } from './headline.ts'
import { blank, type Line } from './line.ts'
import { poolLines } from './pool-lines.ts'
import { preflightLines } from './preflight-lines.ts'
import { authorityLines, bundleLines, presentedLines } from './presented-lines.ts'
import { recipeLines } from './recipe-lines.ts'
import { painter, styleFor } from './style.ts'
import { english, type Words } from '../words/words.ts'
import { layOut } from './wrap.ts'

/** How a report is to be shown. */
export interface TextOptions {
  /** Columns of the terminal. */
  width: number
  /** Whether to colour; the meaning is the same without. */
  color: boolean
  /** Whether symbols must be ASCII. */
  ascii: boolean
  /** Show every extension of the end entity certificates. */
  advanced: boolean
  /** Show the built certification paths. */
  chain: boolean
  /** The language. Default: English. */
  words?: Words
}

/** The report as text, ending in a line end. Nothing of the far end reaches the terminal unescaped. */
export function renderText(report: Report, options: TextOptions): string {
  const { words = english } = options
  const style = styleFor(options.ascii, words)
  const sections: Line[][] = [
    [
      ...headline(report, style),
      ...poolLines(report, style),
      ...endpointLines(report, style),
      ...attemptLines(report, words),
      ...presentedLines(report, style),
      ...bundleLines(report, style),
      ...authorityLines(report, words),
      ...answerLines(report, style),
    ],
    preflightLines(report, style),
    findingLines(report, style),
    recipeLines(report, words),
    ...certificateSections(report, options.advanced, words),
    ...(options.chain ? chainSections(report, words) : []),
  ]
  const lines = sections.filter(({ length }) => length > 0).flatMap((section) => [...section, blank])
  return layOutLines(lines.slice(0, -1), options)
}

/** Lines laid out in the width, painted if colour is wanted, each ended. */
export function layOutLines(lines: Line[], { width, color }: Pick<TextOptions, 'width' | 'color'>): string {
  const paint = painter(color)
  return lines.flatMap((line) => layOut(line, width, paint)).join('\n') + '\n'
}
