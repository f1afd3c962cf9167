/** One HTTP request over one connection, and its response, both within their limits (RFC 9110, RFC 9112). */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Place } from './place.ts'
import type { FetchFailure } from './result.ts'

/** What is asked. */
export interface Question {
  /** POST with this body; GET without. */
  body?: { type: string; octets: Uint8Array }
  /** What is wanted, for the Accept field. */
  accept: string
  /** Octets that the body of the response may have. */
  limit: number
}

/** What was answered: something, or the way to it. */
export type Answer =
  | { kind: 'content'; type: string; octets: Uint8Array }
  | { kind: 'redirect'; location: string }
  | { kind: 'failure'; failure: FetchFailure }

const longestHeader = 16_384
const mostInterimResponses = 5
const redirects = new Set([301, 302, 303, 307, 308])

/** Asks over a connection that stands, and closes it. Resolves in every case; `signal` is the end of patience. */
export function exchange(
  socket: Socket,
  place: Place,
  question: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const { body, accept, limit } = question
  const { promise, resolve } = Promise.withResolvers<Answer>()
  // An import of it loads whatever Node exports there, WebSocket and with it the whole of undici: 17 MB in every check.
  const request = process.getBuiltinModule('node:http').request({
    createConnection: () => socket,
    method: body === undefined ? 'GET' : 'POST',
    host: place.url.hostname,
    port: place.port,
    path: place.url.pathname + place.url.search,
    maxHeaderSize: longestHeader,
    headers: {
      accept,
      // A body that has to be unpacked could grow a thousandfold.
      'accept-encoding': 'identity',
      'user-agent': 'farend',
      connection: 'close',
      ...(body === undefined
        ? {}
        : { 'content-type': body.type, 'content-length': String(body.octets.length) }),
    },
  })
  // The connection was handed over paused, lest the first octets find nobody.
  request.on('socket', () => socket.resume())
  let interim = 0
  let isAnswered = false
  request.on('information', () => {
    interim += 1
    if (interim > mostInterimResponses) fail('unreadable', 'The server sends interim responses without end.')
  })
  request.on('response', read)
  request.on('upgrade', () => fail('unreadable', 'The server changes to another protocol.'))
  request.on('error', (error: NodeJS.ErrnoException) => fail(...describe(error)))
  request.on('close', () => {
    if (!isAnswered) fail('unreadable', 'The server closed the connection without a response.')
  })
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  request.end(body?.octets)
  return promise

  function read(response: IncomingMessage): void {
    isAnswered = true
    const { statusCode = 0, headers } = response
    if (redirects.has(statusCode) && headers.location !== undefined) {
      return settle({ kind: 'redirect', location: headers.location })
    }
    if (statusCode !== 200) return fail('http-status', `The server answers with HTTP status ${statusCode}.`)
    const encoding = headers['content-encoding']?.toLowerCase() ?? 'identity'
    if (encoding !== 'identity') {
      return fail('unreadable', `The server packs the body (${encoding}), which was not asked for.`)
    }
    const announced = Number(headers['content-length'] ?? 0)
    if (announced > limit) return tooLarge(`${announced} octets`)
    // One growing buffer: a body in pieces of one octet would cost a hundred times its size otherwise.
    let octets = new Uint8Array(Math.min(limit, 65_536))
    let length = 0
    response.on('data', (piece: Uint8Array) => {
      if (length + piece.length > limit) return tooLarge('more')
      if (length + piece.length > octets.length) {
        const larger = new Uint8Array(Math.min(limit, 2 * (length + piece.length)))
        larger.set(octets)
        octets = larger
      }
      octets.set(piece, length)
      length += piece.length
    })
    response.on('error', () => fail('unreadable', 'The body is cut short, or not as HTTP has it.'))
    response.on('end', () => {
      const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
      settle({ kind: 'content', type, octets: octets.slice(0, length) })
    })
  }

  function tooLarge(size: string): void {
    fail('too-large', `The server sends ${size}; ${limit} octets are taken.`)
  }

  function stop(): void {
    fail('too-slow', 'Time was up before the whole response had come.')
  }

  function fail(outcome: FetchFailure['outcome'], detail: string): void {
    settle({ kind: 'failure', failure: { outcome, detail } })
  }

  function settle(answer: Answer): void {
    signal.removeEventListener('abort', stop)
    resolve(answer)
    request.destroy()
    socket.destroy()
  }
}

function describe({ code = '', message }: NodeJS.ErrnoException): [FetchFailure['outcome'], string] {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return ['too-large', `The header of the response has more than ${longestHeader} octets.`]
  }
  if (code.startsWith('HPE_')) return ['unreadable', `What came is no HTTP: ${message}.`]
  if (code === 'ECONNRESET')
    return ['unreachable', 'The connection was reset before the whole response had come.']
  return ['unreachable', `The connection broke (${code || message}).`]
}
