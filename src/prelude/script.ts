/**
 * A prelude's script: what is said, and awaited, before TLS begins, written down in the order in which it happens.
 * A script is a generator without I/O. It yields wishes, which `Prelude` fulfils from what arrived, and returns once
 * the far end has given its go-ahead. A wish to stop is its last.
 */

/** Why a prelude does not lead to TLS. */
export interface PreludeFault {
  /** `refused`: the far end says no; `malformed`: what it says is not of the protocol; `too-large`: it never ends. */
  reason: 'refused' | 'malformed' | 'too-large'
  blame: 'us' | 'peer' | 'path' | 'unknown'
  /** One or two sentences in plain English; may hold octets of the far end. */
  detail: string
}

/** What a script asks for. `what` names that which is awaited, for messages: `its greeting`. */
export type Wish =
  | { kind: 'send'; octets: Uint8Array }
  /** Everything up to and including the octet `end`, at most `limit` octets. */
  | { kind: 'read-until'; end: number; limit: number; what: string }
  | { kind: 'read'; length: number; what: string }
  | { kind: 'stop'; fault: PreludeFault }

/** Each wish is answered with octets: those that were read, or none. */
export type Script<Result = void> = Generator<Wish, Result, Uint8Array>

/** Octets of a line with its end. The longest that any of the protocols allows is 8192 (RFC 7162 section 4). */
const longestLine = 8192
const longestQuote = 200
const lineFeed = 0x0a

/** Sends octets, or text as UTF-8. */
export function* send(octets: Uint8Array | string): Script {
  yield { kind: 'send', octets: typeof octets === 'string' ? Buffer.from(octets) : octets }
}

/** Sends a line, ended by CR and LF. */
export function sendLine(line: string): Script {
  return send(`${line}\r\n`)
}

/** Reads a line, without its LF or CR LF. */
export function* line(what: string): Script<string> {
  const octets = yield* readUntil(lineFeed, longestLine, what)
  return textOf(octets).replace(/\r?\n$/, '')
}

/** Reads up to and including the octet `end`. */
export function* readUntil(end: number, limit: number, what: string): Script<Uint8Array> {
  return yield { kind: 'read-until', end, limit, what }
}

/** Reads exactly so many octets. */
export function* read(length: number, what: string): Script<Uint8Array> {
  return yield { kind: 'read', length, what }
}

/**
 * Ends the script: the far end says no.
 * @param sentence says to what
 * @param words its own, if it had any
 */
export function* refuse(sentence: string, words = '', blame: PreludeFault['blame'] = 'peer'): Script<never> {
  const detail = words.trim() === '' ? sentence : `${sentence} It says: ${excerpt(words)}`
  return yield* stop({ reason: 'refused', blame, detail })
}

/** Ends the script: what came is not of the protocol, `an SMTP server`. */
export function* malformed(
  speaker: string,
  came: string,
  blame: PreludeFault['blame'] = 'peer',
): Script<never> {
  const quote = came === '' ? '' : ` What it says begins: ${excerpt(came)}`
  return yield* stop({ reason: 'malformed', blame, detail: `What answers is not ${speaker}.${quote}` })
}

/** Octets of the far end as text: UTF-8, and what is none replaced. */
export function textOf(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('utf8')
}

function* stop(fault: PreludeFault): Script<never> {
  yield { kind: 'stop', fault }
  throw new TypeError('a script was resumed after its end')
}

function excerpt(text: string): string {
  const words = text.trim()
  return words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words
}
