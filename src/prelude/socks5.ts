/** SOCKS 5, RFC 1928, with user name and password (RFC 1929). */
import { parseIpAddress } from '../names/ip-address.ts'
import { type Place, formatPlace } from './place.ts'
import type { ProxyCredentials } from './proxy.ts'
import { type PreludeFault, type Script, malformed, read, refuse, send, textOf } from './script.ts'

const version = 5
const methods = { none: 0, password: 2, unacceptable: 0xff }
const addressTypes = { ipv4: 1, name: 3, ipv6: 4 }
const speaker = 'a SOCKS 5 proxy'

/** What is said to a SOCKS proxy so that it connects to a place. */
export function* socks5(place: Place, credentials?: ProxyCredentials): Script {
  const offered = credentials === undefined ? [methods.none] : [methods.none, methods.password]
  yield* send(Uint8Array.of(version, offered.length, ...offered))
  const method = yield* answer("the proxy's choice of a method", version)
  if (method === methods.password && credentials !== undefined) yield* logIn(credentials)
  else if (method !== methods.none) {
    const sentence =
      credentials === undefined
        ? 'The proxy wants a user name and password, or something else that was not offered.'
        : 'The proxy accepts neither a user name and password nor going without.'
    return yield* refuse(sentence, '', 'us')
  }
  yield* connectTo(place)
}

/** RFC 1929, whose messages have a version of their own. */
function* logIn({ user, password }: ProxyCredentials): Script {
  const [name, secret] = [Buffer.from(user), Buffer.from(password)]
  yield* send(Uint8Array.of(1, name.length, ...name, secret.length, ...secret))
  const status = yield* answer("the proxy's answer to the user name and password", 1)
  if (status !== 0) {
    return yield* refuse('The proxy does not take this user name and password.', '', 'us')
  }
}

function* connectTo(place: Place): Script {
  const { host, port } = place
  const what = "the proxy's answer to CONNECT"
  const address = parseIpAddress(host)
  const name = Buffer.from(host)
  const destination =
    address === undefined
      ? [addressTypes.name, name.length, ...name]
      : [address.length === 4 ? addressTypes.ipv4 : addressTypes.ipv6, ...address]
  yield* send(Uint8Array.of(version, 1, 0, ...destination, port >> 8, port & 0xff))
  const code = yield* answer(what, version)
  if (code !== 0) {
    const [words, blame] = replies.get(code) ?? [`reply ${code}`, 'unknown']
    return yield* refuse(`The proxy does not connect to ${formatPlace(place)}: ${words}.`, '', blame)
  }
  // The address from which the proxy connects, which nobody needs, has to be read all the same.
  const [, type = 0] = yield* read(2, what)
  const [length = 0] =
    type === addressTypes.name ? yield* read(1, what) : [type === addressTypes.ipv4 ? 4 : 16]
  yield* read(length + 2, what)
}

/** The second octet of an answer whose first is this version. */
function* answer(what: string, expected: number): Script<number> {
  const octets = yield* read(2, what)
  const [first, second = 0] = octets
  return first === expected ? second : yield* malformed(speaker, printable(octets), 'us')
}

function printable(octets: Uint8Array): string {
  const text = textOf(octets)
  return /^[\x20-\x7e]*$/.test(text) ? text : ''
}

/** RFC 1928 section 6, in words. */
const replies = new Map<number, [words: string, blame: PreludeFault['blame']]>([
  [1, ['it reports a general failure (reply 1)', 'unknown']],
  [2, ['its rules do not allow it (reply 2)', 'path']],
  [3, ['the network cannot be reached from it (reply 3)', 'path']],
  [4, ['the host cannot be reached from it (reply 4)', 'path']],
  [5, ['the host refuses the connection (reply 5)', 'peer']],
  [6, ['the connection took too long (reply 6)', 'path']],
  [7, ['it does not know the command CONNECT (reply 7)', 'path']],
  [8, ['it does not know this kind of address (reply 8)', 'path']],
])
