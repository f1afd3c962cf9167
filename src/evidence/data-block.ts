/**
 * JSON inside an HTML document that needs no script: the text of a hidden element. `<`, `>` and `&` are written as
 * escapes of JSON, so that the block is the same as HTML and as text, and nothing in it can end the element.
 */

/** A block with its name. */
export interface DataBlock {
  /** Lower-case letters and hyphens. */
  id: string
  /** As {@link embedJson} gives it. */
  json: string
}

/** JSON that may stand in an HTML document as it is. The value is the same. */
export function embedJson(json: string): string {
  return json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
}

/** The element that holds a block. */
export function blockElement({ id, json }: DataBlock): string {
  return `<pre hidden id="${id}">\n${json}</pre>\n`
}

/** The text of the last block of that name; undefined where there is none, or its end is missing. */
export function blockIn(html: string, id: string): string | undefined {
  const start = html.lastIndexOf(`<pre hidden id="${id}">\n`)
  if (start < 0) return undefined
  const from = html.indexOf('\n', start) + 1
  const end = html.indexOf('<', from)
  return html.startsWith('</pre>', end) ? html.slice(from, end) : undefined
}
