/**
 * One way to look at endpoints, in a process of its own: what one does to compilers and memory must not reach another.
 * Forked with a `ClientOrder` as JSON; for each number that it is sent it looks at so many endpoints and answers with
 * the microseconds of processor time that one of them cost. Ends with its parent.
 */
import { once } from 'node:events'
import { connect } from 'node:net'
import { fromHex } from '../src/bytes/hex.ts'
import { probe } from '../src/probe/probe.ts'
import { address, atATime, host } from './place.ts'
import { fixedSecrets } from './fixed-secrets.ts'
import { processorTime } from './measure.ts'

/** What to look at, and how. */
export interface ClientOrder {
  /** `bulk` and `probe` are ours, with and without --bulk. */
  kind: 'net' | 'bulk' | 'probe' | 'tls' | 'tls-shared'
  port: number
  /** For `net`: the ClientHello in hex, and the octets of the answer after which enough was read. */
  hello?: string
  octets?: number
  /** For `probe`, where the answer is replayed: see {@link fixedSecrets}. */
  privateKeys?: Record<number, string[]>
}

type Look = () => Promise<void>

const timeout = 10_000

const buffer = new Uint8Array(65_536)

const order: ClientOrder = JSON.parse(process.argv[2] ?? '{}')
const look = await lookFor(order)
process.on('message', (count) => void run(Number(count)))
process.on('disconnect', () => process.exit())
process.send?.('ready')

async function run(count: number): Promise<void> {
  let left = count
  const worker = async () => {
    while (left-- > 0) await look()
  }
  const cost = await processorTime(() => Promise.all(Array.from({ length: atATime }, worker)))
  process.send?.(cost / count)
}

async function lookFor({ kind, port, hello = '', octets = 0, privateKeys }: ClientOrder): Promise<Look> {
  switch (kind) {
    case 'net': {
      const opening = fromHex(hello)
      return () => exchange(port, opening, octets)
    }
    case 'bulk':
    case 'probe': {
      const candidate = { host, address, port, serverName: host, member: false }
      const secrets = privateKeys && fixedSecrets(privateKeys)
      const options = { timeout, retries: 0, bulk: kind === 'bulk', ...(secrets ? { secrets } : {}) }
      return async () => {
        const { failure } = await probe(candidate, options)
        if (failure !== undefined) throw new Error(failure.detail)
      }
    }
    case 'tls':
    case 'tls-shared': {
      const tls = await import('node:tls')
      const shared = kind === 'tls' ? {} : { secureContext: tls.createSecureContext() }
      return async () => {
        const socket = tls.connect({
          ...shared,
          host: address,
          port,
          servername: host,
          rejectUnauthorized: false,
        })
        await once(socket, 'secureConnect')
        socket.getPeerCertificate(true)
        socket.destroy()
      }
    }
  }
}

// The fair floor does as src/net/connect.ts does: no name lookup, one buffer for all reads, a reset at the end.
function exchange(port: number, hello: Uint8Array, octets: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let left = octets
  const socket = connect({
    host: address,
    port,
    autoSelectFamily: false,
    onread: {
      buffer,
      callback(length) {
        left -= length
        if (left > 0) return true
        socket.resetAndDestroy()
        resolve()
        return false
      },
    },
  })
  socket.once('connect', () => socket.write(hello))
  socket.once('error', reject)
  return promise
}
