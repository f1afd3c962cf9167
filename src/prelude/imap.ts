/** STARTTLS of IMAP, RFC 9051 section 6.2.1. */
import { type Script, line, malformed, refuse, sendLine } from './script.ts'

const speaker = 'an IMAP server'

/** What is said to an IMAP server before TLS. */
export function* imap(): Script {
  const greeting = yield* line('its greeting')
  if (/^\* BYE\b/i.test(greeting)) {
    return yield* refuse('The IMAP server turns the connection away.', greeting)
  }
  if (/^\* PREAUTH\b/i.test(greeting)) {
    const sentence =
      'The IMAP server takes the connection for logged in from the start, which rules out STARTTLS.'
    return yield* refuse(sentence, greeting)
  }
  if (!/^\* OK\b/i.test(greeting)) return yield* malformed(speaker, greeting)

  const { untagged } = yield* command('a1', 'CAPABILITY')
  const capabilities = untagged.filter((response) => /^\* CAPABILITY /i.test(response))
  if (!capabilities.some((response) => /\sSTARTTLS(\s|$)/i.test(response))) {
    return yield* refuse('The IMAP server does not offer STARTTLS.')
  }
  const { status, text } = yield* command('a2', 'STARTTLS')
  if (status !== 'OK') return yield* refuse('The IMAP server offers STARTTLS and refuses it.', text)
}

interface Answer {
  untagged: string[]
  status: string
  text: string
}

/** Gives a command and reads up to its tagged response. */
function* command(tag: string, name: string): Script<Answer> {
  yield* sendLine(`${tag} ${name}`)
  const untagged: string[] = []
  for (;;) {
    const text = yield* line(`its answer to ${name}`)
    const [, found, status = ''] = /^(\S+) (OK|NO|BAD)\b/i.exec(text) ?? []
    if (found === tag) return { untagged, status: status.toUpperCase(), text: text.slice(tag.length + 1) }
    if (/^\* BYE\b/i.test(text)) return yield* refuse(`The IMAP server hangs up on ${name}.`, text)
    if (!/^[*+]/.test(text)) return yield* malformed(speaker, text)
    untagged.push(text)
  }
}
