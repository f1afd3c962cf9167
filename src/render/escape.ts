/** Text of the far end made harmless for a terminal. */

// Controls (C0, DEL, C1), format characters (bidi overrides, zero width, tags), line and paragraph separators,
// lone surrogates and private use: nothing that moves the cursor, reorders the line or hides.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu
const longest = 4096

/**
 * Text in which every character that a terminal would act upon, or not show, is written as `\x1B` or `\u{202E}`.
 * Line ends are escaped too: the result is one line. Cut at 4096 characters, and says so.
 */
export function escapeText(text: string): string {
  const kept = text.length > longest ? `${text.slice(0, longest)} (cut, ${text.length} characters)` : text
  return kept.replace(unprintable, (character) => {
    const code = character.codePointAt(0) ?? 0
    const hex = code.toString(16).toUpperCase()
    return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex.padStart(4, '0')}}`
  })
}
