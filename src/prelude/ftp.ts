/** AUTH TLS of FTP, RFC 4217 section 4. */
import { reply } from './reply.ts'
import { type Script, refuse, sendLine } from './script.ts'

const speaker = 'an FTP server'
/** Not recognised, not implemented, not for this parameter: RFC 2228 section 3. */
const unknownCommand = new Set([500, 501, 502, 504])

/** What is said to an FTP server before TLS. Whether it knows AUTH is asked by saying it: FEAT may need a login. */
export function* ftp(): Script {
  const greeting = yield* reply('its greeting', speaker)
  if (greeting.code !== 220) {
    return yield* refuse('The FTP server turns the connection away.', greeting.text)
  }
  yield* sendLine('AUTH TLS')
  const answer = yield* reply('its answer to AUTH TLS', speaker)
  if (answer.code === 234) return
  const sentence = unknownCommand.has(answer.code)
    ? 'The FTP server does not offer STARTTLS (AUTH TLS).'
    : 'The FTP server refuses STARTTLS (AUTH TLS).'
  return yield* refuse(sentence, answer.text)
}
