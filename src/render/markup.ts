/** HTML as a value that only this file can make of text, so that nothing gets into a page unescaped. */
import { escapeText } from './escape.ts'

/** A piece of HTML. */
export class Markup {
  readonly html: string

  /** @param html is taken as it is: only for what holds nothing of the far end. */
  constructor(html: string) {
    this.html = html
  }
}

/** What an element may hold; strings are text. */
export type Content = Markup | string | readonly Content[]

const empty = new Set(['meta', 'br'])

/** An element. Texts and values of attributes are escaped; an attribute that is undefined is left out. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: Content[]
): Markup {
  const written = Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${textHtml(value)}"`]))
    .join('')
  if (empty.has(tag)) return new Markup(`<${tag}${written}>`)
  return new Markup(`<${tag}${written}>${contentHtml(content)}</${tag}>`)
}

/** Lines of text that keep their ends. */
export function preformatted(lines: readonly string[]): Markup {
  return new Markup(`<pre>${lines.map(textHtml).join('\n')}</pre>`)
}

function contentHtml(content: Content): string {
  if (content instanceof Markup) return content.html
  return typeof content === 'string' ? textHtml(content) : content.map(contentHtml).join('')
}

// What a browser would act upon is escaped as for HTML; what it would not show, as for a terminal.
function textHtml(text: string): string {
  return escapeText(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
