/** Text and addresses that a far end sent: shown as they are, never acted on. */

// As render/escape.ts has it for terminals: what reorders a line, hides, or has no form of its own.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** The text with what cannot be seen in it written out: `\x1B`, `\u{202E}`. */
export function escapeForeign(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.codePointAt(0) ?? 0
    const hex = code.toString(16).toUpperCase()
    return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex.padStart(4, '0')}}`
  })
}

/** The address when a link may lead there: http or https; otherwise undefined. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text)
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined
}
