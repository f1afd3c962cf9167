/** STLS of POP3, RFC 2595 section 4. */
import { dotLines } from './dot-lines.ts'
import { type Script, line, malformed, refuse, sendLine } from './script.ts'

/** What is said to a POP3 server before TLS. */
export function* pop3(): Script {
  const greeting = yield* status('its greeting')
  if (!greeting.ok) return yield* refuse('The POP3 server turns the connection away.', greeting.text)
  yield* sendLine('CAPA')
  // Servers without CAPA (RFC 2449) may know STLS all the same.
  if ((yield* status('its answer to CAPA')).ok) {
    const capabilities = yield* dotLines('its answer to CAPA')
    if (!capabilities.some((name) => /^STLS\s*$/i.test(name))) {
      return yield* refuse('The POP3 server does not offer STARTTLS (STLS).')
    }
  }
  yield* sendLine('STLS')
  const answer = yield* status('its answer to STLS')
  if (!answer.ok) return yield* refuse('The POP3 server refuses STARTTLS (STLS).', answer.text)
}

function* status(what: string): Script<{ ok: boolean; text: string }> {
  const text = yield* line(what)
  const [indicator] = /^(\+OK|-ERR)\b/i.exec(text) ?? []
  if (indicator === undefined) return yield* malformed('a POP3 server', text)
  return { ok: indicator.startsWith('+'), text }
}
