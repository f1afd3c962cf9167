/** The one error that input of people gives. */

/**
 * Something that a person wrote and that cannot be used. The message is one line, fit for a terminal: what stands
 * where, what is wrong with it, what would be right.
 */
export class InputError extends SyntaxError {
  override name = 'InputError'
  /** Where it stands: `target "a b"`, `targets.csv:3`, `standard input:3:1`. */
  where: string
  /** What is wrong: `"70000" is not a port`. */
  what: string
  /** What would be right: `a port is a number from 1 to 65535`. */
  right: string

  constructor(where: string, what: string, right: string) {
    super(escapeControls(`${where}: ${what}; ${right}`))
    this.where = where
    this.what = what
    this.right = right
  }
}

const longestQuote = 60

/** Puts a piece of input into quotes for a message; long ones are cut. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * longestQuote + 2))
  const cut = characters.length > longestQuote
  return `"${cut ? `${characters.slice(0, longestQuote).join('')}…` : text}"`
}

/** Nothing of what people paste may move the cursor, change colours or reorder the line. */
function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}
