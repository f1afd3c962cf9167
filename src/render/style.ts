/** Colours, the symbols that carry the same meaning without them, and the words. */
import { styleText } from 'node:util'
import type { Severity } from '../report/finding.ts'
import { english, type Words } from '../words/words.ts'
import type { Emphasis, Span } from './line.ts'

/** Symbols of the text output, in Unicode or in ASCII for terminals that have nothing else. */
interface Symbols {
  severity: Record<Severity, string>
  arrow: string
  ellipsis: string
  dash: string
}

/** How a report is put in writing: its symbols and its language. */
export interface Style extends Symbols {
  words: Words
}

const unicode: Symbols = {
  severity: { ok: '✓', info: '·', warning: '!', error: '✗', unknown: '?' },
  arrow: '→',
  ellipsis: '…',
  dash: '–',
}

const plain: Symbols = {
  severity: { ok: '+', info: '-', warning: '!', error: 'X', unknown: '?' },
  arrow: '->',
  ellipsis: '..',
  dash: '-',
}

/** The style for a terminal that has only ASCII, or any other. */
export function styleFor(ascii: boolean, words = english): Style {
  return { ...(ascii ? plain : unicode), words }
}

type Format = Parameters<typeof styleText>[0]

const formats: Record<Emphasis, Format> = {
  ok: 'green',
  info: 'cyan',
  warning: 'yellow',
  error: ['bold', 'red'],
  unknown: 'magenta',
  dim: 'dim',
  bold: 'bold',
}

/** Gives a span its colour. Whether to colour at all is the caller's decision, not the terminal's. */
export function painter(color: boolean): (span: Span) => string {
  return ({ text, emphasis }) =>
    color && emphasis !== undefined && text.trim() !== ''
      ? styleText(formats[emphasis], text, { validateStream: false })
      : text
}
