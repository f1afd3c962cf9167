/** Servers on a TLS port that speak no TLS, or only a fragment of it. */
import { createServer } from 'node:net'
import { listen, type Listener } from './listener.ts'

/** Where a raw server listens and what it says. */
export interface RawServerOptions {
  address: string
  /** Default: an ephemeral port. */
  port?: number
  /** Sent once the client has said something; then the connection is closed. Without it there is only silence. */
  reply?: Uint8Array | string
}

/** Starts a server that accepts connections and never speaks first. */
export function startRawServer({ address, port = 0, reply }: RawServerOptions): Promise<Listener> {
  const server = createServer((socket) => {
    // Without a listener the octets would stay unread and the peer's end go unnoticed.
    socket.resume()
    if (reply !== undefined) socket.once('data', () => socket.end(reply))
  })
  return listen(server, address, port)
}

/** What a SIP server without TLS says to octets that it does not understand. */
export const plainSipReply = [
  'SIP/2.0 400 Bad Request',
  'Server: Plain SIP',
  'Content-Length: 0',
  '',
  '',
].join('\r\n')

/** What a SIP server says to OPTIONS. */
export const sipOptionsReply = [
  'SIP/2.0 200 OK',
  'Contact: <sip:gateway@192.0.2.1;transport=tls>',
  'Server: Woodgrove Gateway',
  'Content-Length: 0',
  '',
  '',
].join('\r\n')

/** What a web server without TLS says to a ClientHello. */
export const plainHttpReply = [
  'HTTP/1.1 400 Bad Request',
  'Connection: close',
  'Content-Length: 0',
  '',
  '',
].join('\r\n')

/** A fatal alert in a record of its own (RFC 8446 sections 5.1 and 6). */
export function alertRecord(description: number): Uint8Array {
  return Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, description)
}
