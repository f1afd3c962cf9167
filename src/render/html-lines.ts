/** Lines of the text form as HTML: the same words in both. */
import type { Line, Span } from './line.ts'
import { element, type Content, type Markup } from './markup.ts'

const deepest = 8

/** A paragraph for each line; empty ones are left out. */
export function linesMarkup(lines: readonly Line[]): Markup[] {
  return lines.filter(({ spans }) => spans.length > 0).map(lineMarkup)
}

function lineMarkup({ indent, hang, spans }: Line): Markup {
  const [first, ...rest] = spans
  const depth = `in${Math.min(deepest, Math.ceil(indent / 2))}`
  // A first span that fills the columns up to the wrapped rows is the label of a field.
  if (first !== undefined && rest.length > 0 && first.text.length === hang - indent) {
    const label = element('span', { class: 'dim' }, first.text.trim())
    return element(
      'p',
      { class: `line field ${depth}` },
      label,
      ' ',
      element('span', {}, rest.map(spanMarkup)),
    )
  }
  return element('p', { class: `line ${depth}` }, spans.map(spanMarkup))
}

/** A span, with its emphasis as a class. */
export function spanMarkup({ text, emphasis }: Span): Content {
  return emphasis === undefined ? text : element('span', { class: emphasis }, text)
}
