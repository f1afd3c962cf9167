/** STARTTLS of NNTP, RFC 4642. */
import { dotLines } from './dot-lines.ts'
import { reply } from './reply.ts'
import { type Script, refuse, sendLine } from './script.ts'

const speaker = 'a news server (NNTP)'

/** What is said to a news server before TLS. */
export function* nntp(): Script {
  const greeting = yield* reply('its greeting', speaker)
  if (greeting.code !== 200 && greeting.code !== 201) {
    return yield* refuse('The news server turns the connection away.', greeting.text)
  }
  yield* sendLine('CAPABILITIES')
  // Servers older than RFC 3977 do not know the command, and may know STARTTLS.
  if ((yield* reply('its answer to CAPABILITIES', speaker)).code === 101) {
    const capabilities = yield* dotLines('its answer to CAPABILITIES')
    if (!capabilities.some((name) => /^STARTTLS\s*$/i.test(name))) {
      return yield* refuse('The news server does not offer STARTTLS.')
    }
  }
  yield* sendLine('STARTTLS')
  const answer = yield* reply('its answer to STARTTLS', speaker)
  if (answer.code !== 382) return yield* refuse('The news server refuses STARTTLS.', answer.text)
}
