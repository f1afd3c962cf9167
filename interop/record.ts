/**
 * Records first flights of the TLS implementations that Debian packages into testdata/transcripts, for replay without
 * them: of each one a flight for each version, with a client certificate asked for where it can be.
 *
 *   node interop/record.ts [<server>...]
 */
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseNetwork } from '../src/estate/addresses.ts'
import { sha256Hex } from '../src/x509/fingerprint.ts'
import { recordFlight } from '../test/record-flight.ts'
import { type RecordedFlight, writeRecordedFlight } from '../test/recorded-flight.ts'
import { loopback, newPlace, type Ground } from './cell.ts'
import { runToEnd } from './command.ts'
import { bringPrograms } from './packages.ts'
import { createPki, writeCredentials } from './pki.ts'
import { startServer } from './process.ts'
import type { TlsServer } from './server.ts'
import { botan } from './servers/botan.ts'
import { caddy } from './servers/caddy.ts'
import { erlang } from './servers/erlang.ts'
import { gnutls } from './servers/gnutls.ts'
import { jsse } from './servers/jsse.ts'
import { lighttpdMbedtls, lighttpdWolfssl } from './servers/lighttpd.ts'
import { openssl } from './servers/openssl.ts'
import { selfserv } from './servers/selfserv.ts'
import { describeSetting, helloProfileFor, type Setting } from './setting.ts'

/** One of each implementation, with a pattern for the name of the package that holds it. */
const servers: readonly { server: TlsServer; library: string }[] = [
  { server: openssl, library: 'libssl3*' },
  { server: gnutls, library: 'libgnutls30*' },
  { server: selfserv, library: 'libnss3' },
  { server: lighttpdMbedtls, library: 'libmbedtls[0-9]*' },
  { server: lighttpdWolfssl, library: 'libwolfssl[0-9]*' },
  { server: botan, library: 'libbotan-[0-9]*-[0-9]*' },
  { server: jsse, library: 'openjdk-*-jre-headless' },
  { server: caddy, library: 'caddy' },
  { server: erlang, library: 'erlang-ssl' },
]
const host = 'sip.interop.test'

const names = process.argv.slice(2)
const chosen = servers.filter(({ server }) => names.length === 0 || names.includes(server.name))
const interruption = new AbortController()
process.once('SIGINT', () => interruption.abort(new Error('interrupted')))
const { signal } = interruption
const available = await bringPrograms(
  chosen.map(({ server }) => server),
  signal,
)
await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-record-'))
const ground = { folder: folder.path, network: chooseNetwork(), pki: createPki(new Date()), signal }
for (const { server, library } of chosen) {
  const availability = available.get(server)
  if (availability === undefined || 'missing' in availability) {
    console.log(`skipped: ${server.name} (${availability?.missing})`)
    continue
  }
  const stack = `${server.implementation}, ${await installedVersion(library)}, ${server.name}`
  for (const setting of recordedSettings(server)) {
    const recorded = await record(server, stack, setting, ground)
    writeRecordedFlight(`${server.name}-${setting.version.toLowerCase().replaceAll(/[ .]/g, '')}`, recorded)
    console.log(`${server.name}: ${recorded.title}`)
  }
}

/** Name and version of the package that is installed: `libssl3 3.0.19-1`. */
async function installedVersion(pattern: string): Promise<string> {
  const format = '${db:Status-Status} ${Package} ${Version}\\n'
  const { output } = await runToEnd('dpkg-query', ['--show', `--showformat=${format}`, pattern])
  return output.match(/^installed (.+)$/m)?.[1] ?? pattern
}

/** TLS 1.1 looks like TLS 1.0. */
function recordedSettings(server: TlsServer): Setting[] {
  return (['SSL 3.0', 'TLS 1.0', 'TLS 1.2', 'TLS 1.3'] as const).flatMap((version) => {
    const own = server.settings.filter((setting) => setting.version === version)
    return own.find(({ clientAuthentication }) => clientAuthentication === 'requested') ?? own.slice(0, 1)
  })
}

async function record(
  server: TlsServer,
  stack: string,
  setting: Setting,
  within: Ground,
): Promise<RecordedFlight> {
  const address = loopback(within, 1)
  const place = await newPlace(within, [address])
  const { presented } = await writeCredentials(within.pki, place.folder, setting, [host])
  await using running = await startServer(server, server.launch(setting, place), place, within.signal)
  const title = `${server.implementation}: ${describeSetting(setting)}`
  const recorded = await recordFlight(
    { title, stack },
    { address, port: place.port },
    { profile: helloProfileFor(setting.version), serverName: host },
  )
  if (recorded.expected.presented.join() !== presented.map(sha256Hex).join()) {
    throw new Error(`${title}: not what was configured\n${running.output()}`)
  }
  return recorded
}
