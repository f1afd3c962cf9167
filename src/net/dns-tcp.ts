/** DNS over TCP, RFC 7766: one question a connection, for responses that do not fit in a datagram. */
import { createConnection } from 'node:net'
import type { DnsExchange } from './dns-exchange.ts'
import { withoutResponse } from './dns-response.ts'
import type { DnsResponse } from './dns-response.ts'

const lengthPrefix = 2
const longestMessage = 0xffff

/**
 * Sends a query and reads one message, both behind two octets of length. No response is a response too: `TIMEOUT`,
 * `UNREACHABLE` when no connection can be made, `MALFORMED` when the server hangs up early or sends something else.
 * An abort ends the wait like a time-out.
 */
export async function exchangeTcp(exchange: DnsExchange): Promise<DnsResponse> {
  const { server, message, accept, timeout, signal } = exchange
  if (signal?.aborted) return withoutResponse('TIMEOUT')
  const { promise, resolve } = Promise.withResolvers<DnsResponse>()
  const socket = createConnection({ host: server.address, port: server.port })
  const onAbort = () => resolve(withoutResponse('TIMEOUT'))
  const timer = setTimeout(() => resolve(withoutResponse('TIMEOUT')), timeout)
  signal?.addEventListener('abort', onAbort)
  let connected = false
  const received = Buffer.alloc(lengthPrefix + longestMessage)
  let length = 0
  socket.on('connect', () => {
    connected = true
    const prefix = Buffer.alloc(lengthPrefix)
    prefix.writeUInt16BE(message.length)
    socket.write(Buffer.concat([prefix, message]))
  })
  socket.on('data', (chunk: Buffer) => {
    length += chunk.copy(received, length)
    if (length < lengthPrefix) return
    const end = lengthPrefix + received.readUInt16BE(0)
    if (length >= end) {
      resolve(accept(received.subarray(lengthPrefix, end)) ?? withoutResponse('MALFORMED'))
    }
  })
  socket.on('error', () => resolve(withoutResponse(connected ? 'MALFORMED' : 'UNREACHABLE')))
  socket.on('end', () => resolve(withoutResponse('MALFORMED')))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    socket.destroy()
  }
}
