/** STARTTLS of ManageSieve, RFC 5804 section 2.2. */
import { type Script, line, malformed, refuse, sendLine } from './script.ts'

/** What is said to a ManageSieve server before TLS. */
export function* sieve(): Script {
  const greeting = yield* response('its greeting')
  if (greeting.status !== 'OK') {
    return yield* refuse('The ManageSieve server turns the connection away.', greeting.text)
  }
  if (!greeting.lines.some((capability) => /^"STARTTLS"/i.test(capability))) {
    return yield* refuse('The ManageSieve server does not offer STARTTLS.')
  }
  yield* sendLine('STARTTLS')
  const answer = yield* response('its answer to STARTTLS')
  if (answer.status !== 'OK') {
    return yield* refuse('The ManageSieve server offers STARTTLS and refuses it.', answer.text)
  }
}

/** Reads lines up to the one with the status. */
function* response(what: string): Script<{ lines: string[]; status: string; text: string }> {
  const lines: string[] = []
  for (;;) {
    const text = yield* line(what)
    const [status] = /^(OK|NO|BYE)\b/i.exec(text) ?? []
    if (status !== undefined) return { lines, status: status.toUpperCase(), text }
    // A capability is a quoted string; a literal, {5}, stands on lines of its own.
    if (lines.length === 0 && !/^["{]/.test(text)) return yield* malformed('a ManageSieve server', text)
    lines.push(text)
  }
}
