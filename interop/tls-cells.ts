/** Each setting of a TLS server, seen through the probe: it must see what was configured, octet for octet. */
import { equalBytes } from '../src/bytes/equal.ts'
import { probe } from '../src/probe/probe.ts'
import type { EndpointObservation } from '../src/report/observation.ts'
import { differences, loopback, newPlace, type Cell, type Ground } from './cell.ts'
import { writeCredentials, type Credentials } from './pki.ts'
import { startServer } from './process.ts'
import type { TlsServer } from './server.ts'
import { describeSetting, helloProfileFor, type Setting } from './setting.ts'

const host = 'sip.interop.test'
/** Milliseconds for each stage. */
const timeout = 5000

/** One cell for each of the server's settings. */
export function tlsCells(server: TlsServer): Cell[] {
  return server.settings.map((setting) => ({
    programs: [server],
    title: describeSetting(setting),
    setting,
    run: (ground) => runSetting(server, setting, ground),
  }))
}

async function runSetting(server: TlsServer, setting: Setting, ground: Ground): Promise<string[]> {
  const address = loopback(ground, 1)
  const place = await newPlace(ground, [address])
  const credentials = await writeCredentials(ground.pki, place.folder, setting, [host])
  await using running = await startServer(server, server.launch(setting, place), place, ground.signal)
  const observation = await probe(
    { host, address, port: place.port, serverName: host, member: false },
    { timeout, retries: 0, signal: ground.signal },
  )
  const faults = compare(server, setting, credentials, observation)
  return faults.length === 0 ? [] : [...faults, running.output()]
}

function compare(
  server: TlsServer,
  setting: Setting,
  credentials: Credentials,
  observation: EndpointObservation,
): string[] {
  const { failure, tls, clientAuth } = observation
  return differences([
    { what: 'failure', expected: 'none', seen: failure?.detail ?? 'none' },
    // Each further hello would be a connection more.
    { what: 'hello', expected: helloProfileFor(setting.version).name, seen: tls?.attempt ?? 'none' },
    { what: 'version', expected: setting.version, seen: tls?.version ?? 'none' },
    {
      what: 'presented certificates',
      expected: setting.presents.join(', '),
      seen: observation.presented.map((der) => roleOf(der, credentials)).join(', '),
    },
    {
      what: 'client authentication',
      expected: setting.clientAuthentication === 'none' ? 'none' : 'requested',
      seen: clientAuth.request,
    },
    {
      what: 'authorities',
      // Their order means nothing, and some stacks keep them in a set.
      expected: server.namesAuthorities === false ? '' : credentials.authorities.toSorted().join('; '),
      seen: clientAuth.authorities.toSorted().join('; '),
    },
    ...(setting.group === undefined
      ? []
      : [{ what: 'name group', expected: setting.group, seen: tls?.group ?? 'none' }]),
  ])
}

/** Which of the configured certificates this is; one that differs in a single octet is none of them. */
function roleOf(der: Uint8Array, { presented, roles }: Credentials): string {
  const index = presented.findIndex((configured) => equalBytes(configured, der))
  return roles[index] ?? `another certificate of ${der.length} octets`
}
