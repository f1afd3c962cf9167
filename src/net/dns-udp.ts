/** DNS over UDP, RFC 1035 section 4.2.1. */
import { createSocket } from 'node:dgram'
import type { DnsExchange } from './dns-exchange.ts'
import { withoutResponse } from './dns-response.ts'
import type { DnsResponse } from './dns-response.ts'

/** Who sends more datagrams that are no response is not going to send one. */
const mostStrays = 256

/**
 * Sends a query and waits for the response, on a socket of its own: its port is fresh for every question and the
 * system passes only datagrams of the server's address and port (RFC 5452 section 9). Strays are ignored until the
 * time is up. No response is a response too: `TIMEOUT`, `UNREACHABLE` when the network or the server's host says
 * so, `MALFORMED` when there were strays only. An abort ends the wait like a time-out.
 */
export async function exchangeUdp(exchange: DnsExchange): Promise<DnsResponse> {
  const { server, message, accept, timeout, signal } = exchange
  if (signal?.aborted) return withoutResponse('TIMEOUT')
  const { promise, resolve } = Promise.withResolvers<DnsResponse>()
  const socket = createSocket(server.address.includes(':') ? 'udp6' : 'udp4')
  const onAbort = () => resolve(withoutResponse('TIMEOUT'))
  let strays = 0
  const timer = setTimeout(() => resolve(withoutResponse(strays > 0 ? 'MALFORMED' : 'TIMEOUT')), timeout)
  signal?.addEventListener('abort', onAbort)
  socket.on('error', () => resolve(withoutResponse('UNREACHABLE')))
  socket.on('connect', () => socket.send(message))
  socket.on('message', (datagram) => {
    const response = accept(datagram)
    if (response !== undefined) resolve(response)
    else if (++strays > mostStrays) resolve(withoutResponse('MALFORMED'))
  })
  socket.connect(server.port, server.address)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    socket.close()
  }
}
