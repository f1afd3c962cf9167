/** SSLRequest of MySQL and MariaDB: "Client/Server Protocol", "Connection Phase". */
import { type Script, malformed, read, refuse, send, textOf } from './script.ts'

const awaited = 'its greeting'
const longestGreeting = 4096
const protocolVersion = 10
const errorPacket = 0xff

/** Capability flags: what the server has to have, and what is said of us. */
const clientSsl = 0x0800
const ourCapabilities = 0x0200 | clientSsl | 0x8000

/** What is said to a MySQL or MariaDB server before TLS. The server gives no go-ahead: TLS follows the request. */
export function* mysql(): Script {
  const [low = 0, middle = 0, high = 0, sequence = 0] = yield* read(4, awaited)
  const length = low | (middle << 8) | (high << 16)
  if (sequence !== 0 || length < 3 || length > longestGreeting) return yield* malformed('a MySQL server', '')
  const greeting = yield* read(length, awaited)
  if (greeting[0] === errorPacket) {
    // Number and, behind a '#', an SQL state come before the text.
    const words = textOf(greeting.subarray(3)).replace(/^#\w{5}/, '')
    return yield* refuse('The MySQL server turns the connection away.', words)
  }
  const endOfVersion = greeting.indexOf(0, 1)
  if (greeting[0] !== protocolVersion || endOfVersion < 0) return yield* malformed('a MySQL server', '')
  // Thread id (4), first part of the challenge (8) and a filler (1) come between.
  const at = endOfVersion + 14
  const capabilities = (greeting[at] ?? 0) | ((greeting[at + 1] ?? 0) << 8)
  if ((capabilities & clientSsl) === 0) {
    const version = textOf(greeting.subarray(1, endOfVersion))
    return yield* refuse(`The MySQL server, version ${version.slice(0, 60)}, does not offer TLS.`)
  }
  yield* send(sslRequest)
}

/** Packet 1 of 32 octets: capabilities, largest packet (16 MB), character set (UTF-8), filler. */
const sslRequest = Uint8Array.of(
  ...[32, 0, 0, 1],
  ...[ourCapabilities & 0xff, ourCapabilities >> 8, 0, 0],
  ...[0, 0, 0, 1, 33],
  ...new Uint8Array(23),
)
