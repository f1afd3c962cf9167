// Small proxies for tests: HTTP CONNECT and SOCKS 5, with and without credentials.
import { once } from 'node:events'
import { type Server, createServer as createHttpServer } from 'node:http'
import { type Socket, connect, createServer } from 'node:net'
import { type Listener, listen } from '../src/estate/listener.ts'
import { formatIpAddress } from '../src/names/ip-address.ts'

export interface TestProxy extends Listener {
  /** `host:port` of everything that it was asked to connect to. */
  asked: string[]
}

export interface TestProxyOptions {
  credentials?: { user: string; password: string }
  /** Addresses of the names that the proxy knows, and nobody else. */
  names?: Record<string, string>
  /** HTTP status or SOCKS reply to give in place of a connection. */
  refuse?: number
}

/** Starts an HTTP proxy on an ephemeral port. */
export async function startHttpProxy(options: TestProxyOptions = {}): Promise<TestProxy> {
  const { credentials, refuse } = options
  const asked: string[] = []
  const expected =
    credentials && `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`
  const server: Server = createHttpServer()
  server.on('connect', (request, client: Socket) => {
    client.on('error', () => client.destroy())
    if (expected !== undefined && request.headers['proxy-authorization'] !== expected) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n')
      return
    }
    asked.push(request.url ?? '')
    const { hostname, port } = new URL(`http://${request.url}`)
    const host = hostname.replace(/^\[|\]$/g, '')
    if (refuse !== undefined) client.end(`HTTP/1.1 ${refuse} No way\r\nContent-Length: 0\r\n\r\n`)
    else {
      void join(client, options.names?.[host] ?? host, Number(port || 80)).then((joined) => {
        if (!joined) client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      })
    }
  })
  return { ...(await listen(server, '127.0.0.1', 0)), asked }

  async function join(client: Socket, host: string, port: number): Promise<boolean> {
    const remote = await reach(host, port)
    if (remote === undefined) return false
    client.write('HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n')
    client.pipe(remote).pipe(client)
    return true
  }
}

/** Starts a SOCKS 5 proxy on an ephemeral port. */
export async function startSocksProxy(options: TestProxyOptions = {}): Promise<TestProxy> {
  const asked: string[] = []
  const server = createServer((client) => void serve(client).catch(() => client.destroy()))
  return { ...(await listen(server, '127.0.0.1', 0)), asked }

  async function serve(client: Socket): Promise<void> {
    const { credentials, names, refuse } = options
    const [, count = 0] = await take(client, 2)
    const wanted = credentials === undefined ? 0 : 2
    const offered = (await take(client, count)).includes(wanted)
    client.write(Uint8Array.of(5, offered ? wanted : 0xff))
    if (!offered) return void client.end()
    if (credentials !== undefined) {
      const [, userLength = 0] = await take(client, 2)
      const user = await take(client, userLength)
      const [passwordLength = 0] = await take(client, 1)
      const password = await take(client, passwordLength)
      const right = user.toString() === credentials.user && password.toString() === credentials.password
      client.write(Uint8Array.of(1, right ? 0 : 1))
      if (!right) return void client.end()
    }
    const [, , , type] = await take(client, 4)
    const host =
      type === 3
        ? (await take(client, (await take(client, 1))[0] ?? 0)).toString()
        : formatIpAddress(await take(client, type === 1 ? 4 : 16))
    const port = (await take(client, 2)).readUInt16BE()
    asked.push(`${host}:${port}`)
    if (refuse !== undefined) return void client.end(Uint8Array.of(5, refuse, 0, 1, 0, 0, 0, 0, 0, 0))
    const remote = await reach(names?.[host] ?? host, port)
    if (remote === undefined) return void client.end(Uint8Array.of(5, 5, 0, 1, 0, 0, 0, 0, 0, 0))
    // Addresses of every kind are to be understood.
    const bound = asked.length % 2 === 0 ? [3, 4, ...Buffer.from('here')] : [4, ...new Uint8Array(16)]
    client.write(Uint8Array.of(5, 0, 0, ...bound, 0, 80))
    client.pipe(remote).pipe(client)
  }
}

async function reach(host: string, port: number): Promise<Socket | undefined> {
  const socket = connect(port, host)
  try {
    await once(socket, 'connect')
    socket.on('error', () => socket.destroy())
    return socket
  } catch {
    return undefined
  }
}

async function take(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const octets: Buffer | null = length === 0 ? Buffer.alloc(0) : socket.read(length)
    if (octets !== null) return octets
    if (socket.readableEnded || socket.destroyed) throw new Error('the client went away')
    await new Promise((ready) => socket.once('readable', ready).once('close', ready))
  }
}
