/** Lays lines out in a width: wraps between words, breaks what is longer than a row. */
import { escapeText } from './escape.ts'
import type { Line, Span } from './line.ts'

const narrowest = 20
// A broken word leaves at least this much of itself on a row that holds something else already.
const leastPiece = 8

/**
 * Rows of a line, each at most `width` columns, escaped and painted. Spaces between words are kept, so that columns
 * stay aligned, and dropped where a row ends. Deep indents give way in a narrow width. An unbroken line is one row.
 * @param paint turns a span of safe text into what is printed.
 */
export function layOut(line: Line, width: number, paint: (span: Span) => string): string[] {
  if (line.unbroken) return [unbrokenRow(line, paint)]
  const columns = Math.max(width, narrowest)
  const indent = Math.min(line.indent, columns >> 1)
  const hang = Math.min(line.hang, columns >> 1)
  const rows: Span[][] = [[{ text: ' '.repeat(indent) }]]
  let used = indent
  let origin: Span | undefined
  // Words of one span are painted together, with the spaces between them.
  const put = (text: string, span: Span) => {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (last !== undefined && origin === span) last.text += text
    else row?.push({ ...span, text })
    origin = span
    used += length(text)
  }
  const startRow = () => {
    rows.push([{ text: ' '.repeat(hang) }])
    used = hang
    origin = undefined
  }
  for (const { gap, text, span } of words(line.spans)) {
    const isFirst = used === (rows.length === 1 ? indent : hang)
    const needed = (isFirst ? 0 : gap) + length(text)
    // A word that fits on no row fills up this one; any other goes to the next when it does not fit here.
    const isTooLong = hang + length(text) > columns
    const fits = used + needed <= columns
    const roomAfterGap = columns - used - gap
    if (!isFirst && !fits && (!isTooLong || roomAfterGap < leastPiece)) startRow()
    else if (!isFirst) put(' '.repeat(gap), origin === span ? span : { text: '' })
    let rest = Array.from(text)
    while (used + rest.length > columns) {
      put(rest.splice(0, columns - used).join(''), span)
      startRow()
    }
    put(rest.join(''), span)
  }
  return rows.map((row) => row.map(paint).join('').trimEnd())
}

function unbrokenRow({ indent, spans }: Line, paint: (span: Span) => string): string {
  const text = spans.map((span) => paint({ ...span, text: escapeText(span.text) })).join('')
  return `${' '.repeat(indent)}${text}`.trimEnd()
}

interface Word {
  /** Spaces before it. */
  gap: number
  text: string
  span: Span
}

// A word that goes on in the next span (no space between) may be torn apart there; spans are made to avoid it.
function words(spans: Span[]): Word[] {
  const found: Word[] = []
  let gap = 0
  for (const span of spans) {
    const text = escapeText(span.text)
    for (const part of text.split(span.whole === true ? /(^ +| +$)/ : /( +)/)) {
      if (part === '') continue
      if (part.startsWith(' ')) {
        gap += part.length
        continue
      }
      found.push({ gap, text: part, span })
      gap = 0
    }
  }
  return found
}

function length(text: string): number {
  return Array.from(text).length
}
