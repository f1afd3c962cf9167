/**
 * What looking at one endpoint costs this process, beside the least that any client must do (connect, send a hello,
 * read, close) and beside a whole handshake of node:tls. The server is a process of its own.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls, createSecureContext, type SecureVersion } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { probe } from '../src/probe/probe.ts'
import { interleave, processorTime, type Comparison } from './measure.ts'

const host = 'bench.test'
const address = '127.0.0.1'
const endpoints = 300
const concurrency = 20
const rounds = 9
const timeout = 10_000
/** Shared, or node:tls would load its roots anew for each connection. */
const secureContext = createSecureContext()

/** Compares against a server that speaks this version only. */
export async function endpoint(version: SecureVersion): Promise<Comparison> {
  const server = fork(fileURLToPath(new URL('./tls-server.ts', import.meta.url)), [version])
  try {
    const [message] = await once(server, 'message')
    const port = Number(message)
    const look = () =>
      probe({ host, address, port, serverName: host, member: false }, { timeout, retries: 0 })
    const { failure, transcripts } = await look()
    const hello = transcripts[0]?.sent
    if (failure !== undefined || hello === undefined) throw new Error(failure?.detail ?? 'nothing was sent')
    return {
      title: `One endpoint, ${version.replace('v', ' ')}, microseconds of processor time`,
      costs: await interleave(
        {
          'node:net: connect, send, read, close': () => each(() => exchange(port, hello)),
          probe: () => each(look),
          'node:tls: connect': () => each(() => shakeHands(port)),
        },
        rounds,
      ),
    }
  } finally {
    server.disconnect()
  }
}

/** Processor time of one piece of work out of many that run side by side. */
async function each(work: () => Promise<unknown>): Promise<number> {
  let left = endpoints
  const worker = async () => {
    while (left-- > 0) await work()
  }
  const cost = await processorTime(async () => {
    await Promise.all(Array.from({ length: concurrency }, worker))
  })
  return cost / endpoints
}

async function exchange(port: number, hello: Uint8Array): Promise<void> {
  const socket = connectTcp(port, address, () => socket.write(hello))
  await once(socket, 'data')
  socket.destroy()
}

async function shakeHands(port: number): Promise<void> {
  const socket = connectTls({
    port,
    host: address,
    servername: host,
    rejectUnauthorized: false,
    secureContext,
  })
  await once(socket, 'secureConnect')
  socket.getPeerX509Certificate()
  socket.destroy()
}
