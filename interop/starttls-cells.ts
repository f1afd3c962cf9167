/** Each protocol of a server with STARTTLS: the certificate behind it, and its refusal when it has none. */
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes } from '../src/bytes/equal.ts'
import { probe } from '../src/probe/probe.ts'
import type { StartTlsProtocol } from '../src/prelude/starttls.ts'
import { differences, loopback, newPlace, type Cell, type Ground } from './cell.ts'
import { writeCredentials } from './pki.ts'
import { startServer } from './process.ts'
import type { StartTlsServer } from './server.ts'
import { usualSettings } from './setting.ts'

const host = 'mail.interop.test'
/** Milliseconds for each stage. */
const timeout = 5000
const [setting] = usualSettings

/** Two cells for each of the server's protocols: with a certificate, and without. */
export function startTlsCells(server: StartTlsServer): Cell[] {
  return server.protocols.flatMap((protocol) =>
    [true, false].map((certified) => ({
      programs: [server],
      title: `${protocol}, ${certified ? 'with a certificate' : 'without TLS'}`,
      run: (ground: Ground) => runProtocol(server, protocol, certified, ground),
    })),
  )
}

async function runProtocol(
  server: StartTlsServer,
  protocol: StartTlsProtocol,
  certified: boolean,
  ground: Ground,
): Promise<string[]> {
  if (setting === undefined) throw new TypeError('there are no settings')
  const address = loopback(ground, 4)
  const place = await newPlace(ground, [address])
  const { presented } = await writeCredentials(ground.pki, place.folder, setting, [host])
  await chmod(ground.folder, 0o711)
  await chmod(place.folder, 0o777)
  await chmod(join(place.folder, 'server.key'), 0o644)
  const launch = server.launch(protocol, place, certified)
  await using running = await startServer(server, launch, place, ground.signal)
  const { port } = place
  const seen = await probe(
    { host, address, port, serverName: host, starttls: protocol, member: false },
    { timeout, retries: 0, signal: ground.signal },
  )
  const complete =
    seen.presented.length === presented.length &&
    seen.presented.every((der, index) => equalBytes(der, presented[index] ?? new Uint8Array()))
  const faults = differences([
    {
      what: 'failure',
      expected: certified ? 'none' : 'starttls-refused',
      seen: seen.failure?.code ?? 'none',
    },
    { what: 'presented as configured', expected: String(certified), seen: String(complete) },
  ])
  return faults.length === 0 ? [] : [...faults, seen.failure?.detail ?? '', running.output()]
}
