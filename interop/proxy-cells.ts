/** A proxy in front of a TLS server, with and without credentials. */
import { probe } from '../src/probe/probe.ts'
import { differences, loopback, newPlace, type Cell, type Ground } from './cell.ts'
import { writeCredentials } from './pki.ts'
import { freePort, startServer } from './process.ts'
import type { ProxyProgram, TlsServer } from './server.ts'

const host = 'sip.interop.test'
/** Milliseconds for each stage. */
const timeout = 5000
const right = { user: 'smith', password: 'correct-horse' }
const wrong = { user: 'smith', password: 'battery-staple' }

interface Case {
  title: string
  /** What the proxy wants, and what it is given. */
  wanted?: typeof right
  given?: typeof right
  /** Whether a server is where the proxy is sent. */
  listening: boolean
  failure: string
}

const cases: readonly Case[] = [
  { title: 'without credentials', listening: true, failure: 'none' },
  { title: 'with credentials', wanted: right, given: right, listening: true, failure: 'none' },
  { title: 'with wrong credentials', wanted: right, given: wrong, listening: true, failure: 'proxy-refused' },
  { title: 'lacking credentials', wanted: right, listening: true, failure: 'proxy-refused' },
  { title: 'before a port that is closed', listening: false, failure: 'proxy-refused' },
]

/** One cell for each thing that can come of the way through the proxy to the server. */
export function proxyCells(proxy: ProxyProgram, server: TlsServer): Cell[] {
  return cases.map((each) => ({
    programs: [proxy, server],
    title: each.title,
    run: (ground) => runCase(proxy, server, each, ground),
  }))
}

async function runCase(
  proxy: ProxyProgram,
  server: TlsServer,
  each: Case,
  ground: Ground,
): Promise<string[]> {
  const [setting] = server.settings
  if (setting === undefined) throw new TypeError(`${server.name} has no settings`)
  const address = loopback(ground, 5)
  const place = await newPlace(ground, [address])
  const { presented } = await writeCredentials(ground.pki, place.folder, setting, [host])
  const way = await newPlace(ground, [loopback(ground, 6)])
  await using servers = new AsyncDisposableStack()
  servers.use(await startServer(server, server.launch(setting, place), place, ground.signal))
  const running = servers.use(await startServer(proxy, proxy.launch(way, each.wanted), way, ground.signal))
  const port = each.listening ? place.port : await freePort([address])
  const seen = await probe(
    { host, address, port, serverName: host, member: false },
    {
      timeout,
      retries: 0,
      signal: ground.signal,
      proxy: {
        scheme: proxy.scheme,
        host: way.addresses[0],
        address: way.addresses[0],
        port: way.port,
        ...(each.given === undefined ? {} : { credentials: each.given }),
      },
    },
  )
  const expected = each.failure === 'none' ? presented.length : 0
  const faults = differences([
    { what: 'failure', expected: each.failure, seen: seen.failure?.code ?? 'none' },
    { what: 'presented certificates', expected: String(expected), seen: String(seen.presented.length) },
  ])
  return faults.length === 0 ? [] : [...faults, seen.failure?.detail ?? '', running.output()]
}
