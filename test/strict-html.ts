// Reads HTML as strictly as farend writes it: a start tag for every end tag, quoted attributes, no stray `<` or `&`.
// What a browser would mend is a fault here.
import assert from 'node:assert/strict'

/** An element of a page, in the order of the start tags. */
export interface PageElement {
  tag: string
  attributes: Record<string, string>
  /** Tags around it, outermost first. */
  around: string[]
  /** Characters directly in it. */
  text: string
}

const empty = new Set(['meta', 'br'])

/** Every element of a page. */
export function readStrictHtml(html: string): PageElement[] {
  const doctype = '<!doctype html>\n'
  assert.ok(html.startsWith(doctype), 'no doctype')
  const elements: PageElement[] = []
  const open: PageElement[] = []
  const token = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>|([^<]+)/gy
  token.lastIndex = doctype.length
  while (token.lastIndex < html.length) {
    const at = token.lastIndex
    const [, closing, tag, written = '', characters] = token.exec(html) ?? []
    assert.ok(token.lastIndex > at, `not understood: ${html.slice(at, at + 80)}`)
    const innermost = open.at(-1)
    if (characters !== undefined) {
      if (innermost === undefined) assert.match(characters, /^\s*$/)
      else {
        assert.doesNotMatch(characters, innermost.tag === 'style' ? /^$/ : /&(?!#\d+;)/, 'a stray ampersand')
        innermost.text += characters
      }
    } else if (closing === '/') {
      assert.equal(open.pop()?.tag, tag, `an end tag too many: ${html.slice(at, at + 80)}`)
    } else {
      const pairs = [...written.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)]
      const attributes = Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]))
      const around = open.map((each) => each.tag)
      const element = { tag: tag ?? '', attributes, around, text: '' }
      elements.push(element)
      if (!empty.has(element.tag)) open.push(element)
    }
  }
  assert.deepEqual(open, [], 'an end tag is missing')
  return elements
}
