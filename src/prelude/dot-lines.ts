/** Lists that end with a line of one dot, as POP3 (RFC 1939 section 3) and NNTP (RFC 3977 section 3.1.1) have them. */
import { type Script, line } from './script.ts'

/** Reads the lines of a list, without its end. */
export function* dotLines(what: string): Script<string[]> {
  const lines: string[] = []
  for (;;) {
    const text = yield* line(what)
    if (text === '.') return lines
    lines.push(text)
  }
}
