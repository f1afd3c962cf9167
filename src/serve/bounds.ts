/** Whoever sends or takes slowly, or connects often, costs no more than a place; and what is no HTTP is told so. */
import { STATUS_CODES, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { ApiError } from './api-error.ts'

/** Milliseconds, and connections at the same time. */
export interface Bounds {
  /** For the headers of a request. */
  headers: number
  /** For a whole request with its body. */
  request: number
  /** For a connection on which nothing moves, in either direction. */
  idle: number
  connections: number
}

/** Event streams say something every 15 seconds: one on which nothing moves has nobody who reads. */
const usualBounds: Bounds = { headers: 10_000, request: 60_000, idle: 120_000, connections: 512 }
/** A connection that is kept open for another request. */
const keptOpen = 5000

/** Options with which a server has to be made to keep the bounds in time. */
export function serverOptions(bounds: Partial<Bounds>) {
  const { headers, request } = { ...usualBounds, ...bounds }
  return {
    headersTimeout: headers,
    requestTimeout: request,
    keepAliveTimeout: keptOpen,
    // A request without Host gets the same answer as one that cannot be read.
    requireHostHeader: false,
    connectionsCheckingInterval: Math.min(2000, headers),
  }
}

/** Sets the other bounds, and answers what never becomes a request. */
export function keepBounds(server: Server, listen: RequestListener, bounds: Partial<Bounds>): void {
  const { idle, connections } = { ...usualBounds, ...bounds }
  server.maxConnections = connections
  server.maxRequestsPerSocket = 10_000
  server.timeout = idle
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(socket, faultOf(error)))
  server.on('connect', (_, socket) =>
    refuse(socket, new ApiError('method-not-allowed', 'CONNECT: this server is no proxy')),
  )
  // Whatever is expected, the answer is the same.
  server.on('checkExpectation', listen)
}

function faultOf({ code }: NodeJS.ErrnoException): ApiError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ApiError('headers-too-large', 'address and headers: right are at most 16 KiB together')
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new ApiError('too-slow', 'request: it did not come to its end in time; send it at once')
  }
  return new ApiError('bad-request', 'request: this is no HTTP/1.1 request as RFC 9112 has it')
}

function refuse(socket: Duplex, { problem }: ApiError): void {
  if (!socket.writable) return void socket.destroy()
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
