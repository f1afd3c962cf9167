/** Text and addresses that a far end sent: shown as they are, never acted on. */

// Control characters, and those that turn the direction of text or hide: UTS #55.
const unseen = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** The text with what cannot be seen in it written out: `\u{202e}`. */
export function escapeForeign(text: string): string {
  return text.replace(unseen, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`)
}

/** The address when a link may lead there: http or https; otherwise undefined. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text)
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined
}
