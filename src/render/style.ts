/** Colours, and the symbols that carry the same meaning without them. */
import { styleText } from 'node:util'
import type { Severity, Verdict } from '../report/finding.ts'
import type { Emphasis, Span } from './line.ts'

/** Symbols of the text output, in Unicode or in ASCII for terminals that have nothing else. */
export interface Symbols {
  severity: Record<Severity, string>
  arrow: string
  ellipsis: string
  dash: string
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

/** The symbols to use. */
export function symbols(ascii: boolean): Symbols {
  return ascii ? plain : unicode
}

/** The word that stands for a verdict, or for the worst finding of an endpoint. */
export const verdictWord: Record<Verdict, string> = {
  ok: 'OK',
  warning: 'WARNING',
  error: 'PROBLEM',
  unknown: 'UNKNOWN',
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
