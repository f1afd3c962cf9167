/**
 * One TLS connection made by node:tls, for what our own reader does not do: finishing a handshake and speaking over it.
 *
 * What is watched, and what it means:
 * - `keylog` comes as soon as both sides have agreed on keys: the far end has then answered our hello. A refusal before
 *   that is about the hello, one after it is about us.
 * - `secureConnect` comes when we have all that we need. In TLS 1.2 the far end has then accepted us, too, because its
 *   Finished is the last message. In TLS 1.3 ours is: the far end has yet to read our certificate, and may refuse it.
 * - An error that names an alert number is the far end's alert; any other OpenSSL error is our side giving up.
 * - Ends are kept, so that waiting for something after the end says at once what the end was.
 */
import { constants } from 'node:crypto'
import type { Socket } from 'node:net'
import type { ConnectionOptions, SecureContextOptions, TLSSocket } from 'node:tls'
import { type Alert, decodeAlert } from '../tls/alert.ts'
import type { VersionName } from '../tls/version.ts'

export interface TlsConnectionOptions {
  /** IPv4 or IPv6 address; nothing is looked up. */
  address: string
  port: number
  /** Already connected there, for TLS to begin on. */
  socket?: Socket
  /** Sent in server_name; null sends none. */
  serverName: string | null
  /** What to present when the far end asks. */
  identity?: SecureContextOptions
  signal?: AbortSignal | undefined
}

/** How waiting ended when it did not end with what was waited for. */
export type Ending =
  | { how: 'alert'; alert: Alert }
  /** `code` is the system's, where it gave one: `ECONNRESET`. */
  | { how: 'closed'; code?: string }
  /** OpenSSL, on our side, cannot go on. */
  | { how: 'failed'; reason: string }
  | { how: 'timeout' }
  | { how: 'aborted' }

/** Everything OpenSSL can do, but for suites without certificates: they would keep the far end from asking for ours. */
const widest: ConnectionOptions = {
  ciphers: 'ALL:!aNULL:@SECLEVEL=0',
  minVersion: 'TLSv1',
  // Servers that never heard of RFC 5746 are old, not hostile, and nothing secret is said.
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  // Trust is judged elsewhere, over the presented list; an empty list keeps Node from loading its roots.
  ca: [],
  rejectUnauthorized: false,
}

/** Begins to connect. `node:tls` is loaded when it is needed: it costs more than a whole check. */
export async function openTls(options: TlsConnectionOptions): Promise<TlsConnection> {
  const { connect } = await import('node:tls')
  const { address, port, socket: way, serverName, identity, signal } = options
  const socket = connect({
    ...widest,
    ...identity,
    ...(way === undefined ? { host: address, port } : { socket: way }),
    ...(serverName === null ? {} : { servername: serverName }),
  })
  return new TlsConnection(socket, way !== undefined, signal)
}

/** See the rules above. */
export class TlsConnection {
  readonly #socket: TLSSocket
  readonly #signal: AbortSignal | undefined
  #ending: Ending | undefined
  #wake: () => void = () => {}
  #isConnected: boolean
  #hasKeys = false
  #version: VersionName | undefined

  constructor(socket: TLSSocket, isConnected: boolean, signal: AbortSignal | undefined) {
    this.#socket = socket
    this.#isConnected = isConnected
    this.#signal = signal
    socket.once('connect', () => this.#note(() => (this.#isConnected = true)))
    socket.once('keylog', () => (this.#hasKeys = true))
    socket.once('secureConnect', () => this.#note(() => (this.#version = versionOf(socket.getProtocol()))))
    socket.on('readable', () => this.#note(() => {}))
    // Stays for the life of the socket: an error behind the end has nobody else to hear it.
    socket.on('error', (error) => this.#end(endingOf(error)))
    socket.once('end', () => this.#end({ how: 'closed' }))
    socket.once('close', () => this.#end({ how: 'closed' }))
    signal?.addEventListener('abort', this.#abort, { once: true })
    if (signal?.aborted) this.#abort()
  }

  get isConnected(): boolean {
    return this.#isConnected
  }

  /** Whether both sides have agreed on keys. */
  get hasKeys(): boolean {
    return this.#hasKeys
  }

  /** Present as soon as our side of the handshake is complete. */
  get version(): VersionName | undefined {
    return this.#version
  }

  /** Local address and port, as long as the connection stands. */
  get local(): { address: string; port: number } | undefined {
    const { localAddress, localPort } = this.#socket
    return localAddress === undefined || localPort === undefined
      ? undefined
      : { address: localAddress, port: localPort }
  }

  /** Waits until the connection stands, the handshake is complete on our side, or octets are there to be read. */
  async until(stage: 'connected' | 'secure' | 'readable', milliseconds: number): Promise<Ending | undefined> {
    const { promise, resolve } = Promise.withResolvers<Ending | undefined>()
    const timer = setTimeout(resolve, milliseconds, { how: 'timeout' })
    this.#wake = () => {
      if (this.#has(stage)) resolve(undefined)
      else if (this.#ending !== undefined) resolve(this.#ending)
    }
    this.#wake()
    const ending = await promise
    clearTimeout(timer)
    return ending
  }

  write(text: string): void {
    this.#socket.write(text)
  }

  /** What has arrived; empty when nothing has. */
  read(): Uint8Array {
    const chunk: unknown = this.#socket.read()
    return chunk instanceof Uint8Array ? chunk : new Uint8Array()
  }

  /** Hangs up. */
  close(): void {
    this.#signal?.removeEventListener('abort', this.#abort)
    this.#socket.destroy()
  }

  #has(stage: 'connected' | 'secure' | 'readable'): boolean {
    if (stage === 'connected') return this.#isConnected
    if (stage === 'secure') return this.#version !== undefined
    return this.#socket.readableLength > 0
  }

  #abort = () => this.#end({ how: 'aborted' })

  #end(ending: Ending): void {
    this.#note(() => (this.#ending ??= ending))
  }

  #note(change: () => void): void {
    change()
    this.#wake()
  }
}

function versionOf(protocol: string | null): VersionName | undefined {
  return protocols.get(protocol ?? '')
}

const protocols: ReadonlyMap<string, VersionName> = new Map([
  ['TLSv1', 'TLS 1.0'],
  ['TLSv1.1', 'TLS 1.1'],
  ['TLSv1.2', 'TLS 1.2'],
  ['TLSv1.3', 'TLS 1.3'],
])

function endingOf(error: NodeJS.ErrnoException & { reason?: string }): Ending {
  const [, number] = /\bSSL alert number (\d{1,3})\b/.exec(error.message) ?? []
  if (number !== undefined) return { how: 'alert', alert: decodeAlert(fatal, Number(number)) }
  const { code = '', reason } = error
  if (code.startsWith('ERR_')) return { how: 'failed', reason: reason ?? code }
  return { how: 'closed', code }
}

const fatal = 2
