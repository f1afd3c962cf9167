/** SSLRequest of PostgreSQL, "Frontend/Backend Protocol", section "SSL Session Encryption". */
import { type Script, malformed, read, refuse, send, textOf } from './script.ts'

/** Length 8 and the code 80877103. */
const sslRequest = Uint8Array.of(0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f)
const longestError = 8192
const awaited = 'its answer to the request for TLS'

/** What is said to a PostgreSQL server before TLS. */
export function* postgres(): Script {
  yield* send(sslRequest)
  const answer = textOf(yield* read(1, awaited))
  if (answer === 'S') return
  if (answer === 'N') return yield* refuse('The PostgreSQL server does not offer TLS.')
  if (answer === 'E')
    return yield* refuse('The PostgreSQL server refuses the request for TLS.', yield* errorText())
  // An alert or handshake record of TLS, which one more octet tells.
  if (answer === '\x15' || answer === '\x16') yield* read(1, awaited)
  return yield* malformed('a PostgreSQL server', answer)
}

/** The text of an ErrorResponse, of which the first octet has been read. */
function* errorText(): Script<string> {
  const [first = 0, second = 0, third = 0, fourth = 0] = yield* read(4, awaited)
  const length = ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0
  if (length < 4 || length > longestError) return ''
  const fields = textOf(yield* read(length - 4, awaited)).split('\0')
  return fields.find((field) => field.startsWith('M'))?.slice(1) ?? ''
}
