/** What is asked besides the first flight, of real servers: do they accept us, which certificates, SIP OPTIONS. */
import { equalBytes } from '../src/bytes/equal.ts'
import { examine, type Questions } from '../src/probe/examine.ts'
import type { Completion, EndpointObservation } from '../src/report/observation.ts'
import { differences, loopback, newPlace, type Cell, type Ground } from './cell.ts'
import { writeCredentials } from './pki.ts'
import { startServer } from './process.ts'
import type { TlsServer } from './server.ts'
import type { Setting } from './setting.ts'

const host = 'sip.interop.test'
/** Milliseconds for each stage. */
const timeout = 5000

/** The roles that the cells need a server for. */
export interface QuestionServers {
  /** Servers that refuse a client certificate in the handshake, not in the application. */
  strict: readonly TlsServer[]
  sipPeer: TlsServer
  /** Runs with a certificate for either kind of key. */
  twins: TlsServer
}

export function questionCells({ strict, sipPeer, twins }: QuestionServers): Cell[] {
  return [
    ...strict.flatMap((server) =>
      (['TLS 1.2', 'TLS 1.3'] as const).map((version) => clientCell(server, version)),
    ),
    sipCell(sipPeer),
    twinCell(twins),
  ]
}

const sound: Setting = {
  presents: ['end entity', 'intermediate'],
  version: 'TLS 1.3',
  key: 'rsa-2048',
  clientAuthentication: 'none',
  authorities: 0,
}

/** A server that insists on a client certificate, met without one, with one of its authority's, with a stranger's. */
function clientCell(server: TlsServer, version: Setting['version']): Cell {
  const setting: Setting = { ...sound, version, clientAuthentication: 'required', authorities: 1 }
  return {
    programs: [server],
    title: `${server.name} in ${version} accepts the right client certificate only`,
    run: (ground) =>
      withServer(server, setting, ground, async (ask) => {
        const [known, stranger] = ground.pki.clientAuthorities(2)
        const [none, right, wrong] = [
          await ask({ complete: true }),
          await ask({ clientCertificate: clientCertificate(known) }),
          await ask({ clientCertificate: clientCertificate(stranger) }),
        ]
        return differences([
          { what: 'without certificate', expected: 'none refused', seen: inWords(none.completion) },
          { what: 'client authentication', expected: 'required', seen: none.clientAuth.request },
          { what: 'with the right one', expected: 'presented accepted', seen: inWords(right.completion) },
          { what: 'with a wrong one', expected: 'presented refused', seen: inWords(wrong.completion) },
        ])
      }),
  }
}

function clientCertificate(authority: ReturnType<Ground['pki']['clientAuthorities']>[number] | undefined) {
  const client = authority?.issueClient()
  return { identity: { cert: client?.pem ?? '', key: client?.keyPem ?? '' } }
}

function inWords(completion: Completion | undefined): string {
  return `${completion?.clientCertificate} ${completion?.outcome}`
}

function sipCell(server: TlsServer): Cell {
  return {
    programs: [server],
    title: `${server.name} answers SIP OPTIONS`,
    run: (ground) =>
      withServer(server, sound, ground, async (ask) => {
        const { sip } = await ask({ sipOptions: true })
        return differences([
          { what: 'status', expected: '200 OK', seen: `${sip?.status} ${sip?.reason}` },
          { what: 'server', expected: 'true', seen: String(sip?.server?.includes(server.name)) },
        ])
      }),
  }
}

function twinCell(server: TlsServer): Cell {
  const setting: Setting = { ...sound, version: 'TLS 1.2', twin: 'ec-p256' }
  return {
    programs: [server],
    title: `${server.name} has a certificate for either kind of key`,
    run: (ground) =>
      withServer(server, setting, ground, async (ask, { presented: [rsa], twin }) => {
        const { accepts } = await ask({ certificates: true, suites: true, versions: true })
        const { versions = [], suites = [], twins = {} } = accepts ?? {}
        const same = (der: Uint8Array | undefined, configured: Uint8Array | undefined) =>
          String(der !== undefined && configured !== undefined && equalBytes(der, configured))
        return differences([
          { what: 'RSA certificate', expected: 'true', seen: same(twins.rsa, rsa) },
          { what: 'ECDSA certificate', expected: 'true', seen: same(twins.ecdsa, twin) },
          {
            what: 'versions',
            expected: 'TLS 1.2',
            seen: versions
              .flatMap(({ version, answer }) => (answer === 'accepted' ? version : []))
              .join(', '),
          },
          { what: 'suites of Teams', expected: 'accepted', seen: suites[0]?.answer ?? 'none' },
        ])
      }),
  }
}

type Ask = (questions: Questions) => Promise<EndpointObservation>

async function withServer(
  server: TlsServer,
  setting: Setting,
  ground: Ground,
  work: (ask: Ask, credentials: Awaited<ReturnType<typeof writeCredentials>>) => Promise<string[]>,
): Promise<string[]> {
  const address = loopback(ground, 1)
  const place = await newPlace(ground, [address])
  const credentials = await writeCredentials(ground.pki, place.folder, setting, [host])
  await using running = await startServer(server, server.launch(setting, place), place, ground.signal)
  const candidate = { host, address, port: place.port, serverName: host, member: false }
  const options = { timeout, retries: 0, signal: ground.signal }
  const faults = await work((questions) => examine(candidate, options, questions), credentials)
  return faults.length === 0 ? [] : [...faults, running.output()]
}
