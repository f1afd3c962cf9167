/** The first sentence of a message. A full stop ends one only before a space or the end: names have full stops too. */
export function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/s.exec(text)?.[0] ?? text
}
