// A server that speaks its part of a dialogue in the clear and then TLS, over real sockets.
import { type Socket, createServer as createTcpServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { properList } from '../src/estate/authority.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import { type Listener, listen } from '../src/estate/listener.ts'
import type { ServerPart } from './starttls-dialogues.ts'

/** `octets`: each octet in a write of its own. */
export type Pieces = 'whole' | 'octets'

/**
 * Starts a server on an ephemeral port of 127.0.0.1. It hangs up when it hears what it does not expect, and when it
 * has nothing left to say but no certificate.
 */
export function startStartTlsServer(
  part: ServerPart,
  pieces: Pieces,
  certificate?: IssuedCertificate,
): Promise<Listener> {
  const tls = certificate && createTlsServer(identity(certificate))
  tls?.on('tlsClientError', () => {})
  const server = createTcpServer({ noDelay: true }, (socket) => {
    void speak(socket, part, pieces).then((spoken) => {
      if (spoken && tls !== undefined) tls.emit('connection', socket)
      else socket.end()
    })
  })
  return listen(server, '127.0.0.1', 0)
}

function identity(certificate: IssuedCertificate) {
  return {
    key: certificate.keyPem,
    cert: properList(certificate)
      .map(({ pem }) => pem)
      .join(''),
    ca: [],
  }
}

async function speak(socket: Socket, part: ServerPart, pieces: Pieces): Promise<boolean> {
  await say(socket, part.greeting ?? '', pieces)
  for (const [expected, answer] of part.exchanges) {
    if (!(await hear(socket, expected))) return false
    await say(socket, answer, pieces)
  }
  return true
}

async function say(socket: Socket, text: string, pieces: Pieces): Promise<void> {
  const octets = Buffer.from(text, 'latin1')
  const length = pieces === 'octets' ? 1 : octets.length
  for (let at = 0; at < octets.length; at += length) {
    await new Promise((written) => socket.write(octets.subarray(at, at + length), written))
  }
}

/** Reads until the expected words have come; whatever follows them stays in the socket. */
async function hear(socket: Socket, expected: RegExp): Promise<boolean> {
  let heard = ''
  while (!expected.test(heard)) {
    const piece: Buffer | null = socket.read()
    if (piece === null) {
      if (socket.readableEnded || socket.destroyed) return false
      await new Promise((ready) => socket.once('readable', ready).once('close', ready))
      continue
    }
    heard += piece.toString('latin1')
  }
  const rest = heard.slice(expected.exec(heard)?.[0].length ?? 0)
  if (rest !== '') socket.unshift(Buffer.from(rest, 'latin1'))
  return true
}
