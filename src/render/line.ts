/** Lines of text before they are wrapped and coloured: what is said, apart from how wide and how bright. */
import type { Severity } from '../report/finding.ts'

/** How a span is emphasised. Never the only carrier of a meaning. */
export type Emphasis = Severity | 'dim' | 'bold'

/** A run of text. Whatever it holds is escaped when the line is laid out, so far-end text needs no care before. */
export interface Span {
  text: string
  emphasis?: Emphasis
  /** Kept on one row as long as a row can hold it. */
  whole?: boolean
}

/** What begins on a row of its own. */
export interface Line {
  /** Columns left empty before the first row. */
  indent: number
  /** Columns left empty before the rows that wrapping adds. */
  hang: number
  spans: Span[]
  /** One row, however wide that is. */
  unbroken?: true
}

/** A line of spans; plain strings stand for spans without emphasis. Wrapped rows hang two columns further in. */
export function line(indent: number, ...spans: (Span | string)[]): Line {
  return hanging(indent, indent + 2, ...spans)
}

/** A line whose wrapped rows begin at the column `hang`. */
export function hanging(indent: number, hang: number, ...spans: (Span | string)[]): Line {
  return { indent, hang, spans: spans.map((span) => (typeof span === 'string' ? { text: span } : span)) }
}

/** A label in a column of its own, and its value beside it, two columns in. */
export function field(label: string, value: Span | string): Line {
  return hanging(2, 2 + labelColumns, { text: label.padEnd(labelColumns), emphasis: 'dim' }, value)
}

/** More of the value above, on a row of its own. */
export function continued(value: Span | string): Line {
  return hanging(2 + labelColumns, 2 + labelColumns, value)
}

/** The same line in one row, however wide: for what is there to be copied or clicked. */
export function unbroken(line: Line): Line {
  return { ...line, unbroken: true }
}

/** An empty line. */
export const blank: Line = { indent: 0, hang: 0, spans: [] }

// Leaves 64 of 80 columns for the value: a SHA-256 fits on one row.
const labelColumns = 14
