/** Replies of three digits and text, as SMTP (RFC 5321 section 4.2), FTP (RFC 959 section 4.2) and NNTP give them. */
import { type Script, line, malformed } from './script.ts'

export interface Reply {
  code: number
  /** Text of each line, without the code. */
  lines: string[]
  /** The last line, code and text. */
  text: string
}

/**
 * Reads a reply, however many lines it has: all but the last have a hyphen behind the code. In FTP the lines between
 * may be anything, so that is understood of all.
 * @param what is awaited
 * @param speaker who would say it: `an SMTP server`
 */
export function* reply(what: string, speaker: string): Script<Reply> {
  const first = yield* line(what)
  const [, digits, hyphen, text = ''] = /^([1-5]\d\d)(?:([ -])(.*))?$/s.exec(first) ?? []
  if (digits === undefined) return yield* malformed(speaker, first)
  const lines = [text]
  for (let last = first, more = hyphen === '-'; ; more = !isEnd(last, digits)) {
    if (!more) return { code: Number(digits), lines, text: last }
    last = yield* line(what)
    lines.push(last.startsWith(digits) ? last.slice(4) : last)
  }
}

function isEnd(text: string, digits: string): boolean {
  return text.startsWith(digits) && (text.length === 3 || text[3] === ' ')
}
