/** The first sentence of a message: messages begin with what was found. */

/** Up to the first full stop; one ends a sentence only before a space or the end, since names have them too. */
export function firstSentence(message: string): string {
  return /^.*?[.](?=\s|$)/s.exec(message)?.[0] ?? message
}
