/** The whole command against a real DNS server and the real peers that its records lead to. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Endpoint, Report, ReportFile } from '../src/report/report.ts'
import { differences, loopback, newPlace, type Cell, type Ground } from './cell.ts'
import { runToEnd } from './command.ts'
import { writeCredentials } from './pki.ts'
import { freePort, startServer } from './process.ts'
import { socketAddress, type NameServer, type Place, type TlsServer } from './server.ts'
import type { Setting } from './setting.ts'

const origin = 'interop.test'
const service = '_sipfederationtls._tcp'
const command = fileURLToPath(new URL('../src/cli/farend.ts', import.meta.url))

/** A server of a domain, and the addresses of the host name behind which it is found. */
interface Member {
  server: TlsServer
  setting: Setting
  addresses: (ground: Ground) => Place['addresses']
}

/** A SIP domain with one SRV record, and what the command has to say of it. */
interface Domain {
  title: string
  name: string
  members: readonly Member[]
  exitCode: number
  verdict: Report['verdict']
  /** Rules with a finding of severity error, sorted. */
  errors: readonly string[]
}

/** The roles that the cells need a server for. */
export interface PipelineServers {
  nameServer: NameServer
  sipPeer: TlsServer
  webServer: TlsServer
}

/** One cell for each domain. */
export function pipelineCells({ nameServer, sipPeer, webServer }: PipelineServers): Cell[] {
  const sound: Setting = {
    presents: ['end entity', 'intermediate'],
    version: 'TLS 1.3',
    key: 'rsa-2048',
    clientAuthentication: 'required',
    authorities: 1,
  }
  const domains: readonly Domain[] = [
    {
      title: 'a pool of three addresses, all as they should be',
      name: `sound.${origin}`,
      members: [
        {
          server: sipPeer,
          setting: sound,
          addresses: (ground) => [loopback(ground, 1), loopback(ground, 2), ...ipv6Loopback()],
        },
      ],
      exitCode: 0,
      // Because the port is not 5061.
      verdict: 'warning',
      errors: [],
    },
    {
      title: 'a pool in which one server has another certificate and no intermediate',
      name: `mixed.${origin}`,
      members: [
        {
          server: sipPeer,
          setting: { ...sound, version: 'TLS 1.2' },
          addresses: (ground) => [loopback(ground, 1), loopback(ground, 2)],
        },
        {
          server: webServer,
          setting: {
            presents: ['end entity'],
            version: 'TLS 1.3',
            key: 'ec-p256',
            clientAuthentication: 'none',
            authorities: 0,
          },
          addresses: (ground) => [loopback(ground, 3)],
        },
      ],
      exitCode: 1,
      verdict: 'error',
      errors: ['chain-missing-intermediate', 'dnslb-cert-differs', 'edge-pool-same-cert'],
    },
  ]
  return domains.map((domain) => ({
    programs: [nameServer, ...domain.members.map(({ server }) => server)],
    title: domain.title,
    run: (ground) => runDomain(domain, nameServer, ground),
  }))
}

/** `::1` where the machine has it: the only loopback address of IPv6. */
function ipv6Loopback(): string[] {
  const present = Object.values(networkInterfaces()).flat()
  return present.some((entry) => entry?.address === '::1') ? ['::1'] : []
}

async function runDomain(domain: Domain, nameServer: NameServer, ground: Ground): Promise<string[]> {
  const host = `sip.${domain.name}`
  const members = domain.members.map((member) => ({ ...member, addresses: member.addresses(ground) }))
  const addresses = members.flatMap((member) => member.addresses)
  const port = await freePort(addresses)
  await using servers = new AsyncDisposableStack()

  const expected: string[] = []
  for (const { server, setting, addresses: own } of members) {
    const place = await newPlace(ground, own, port)
    const { presented } = await writeCredentials(ground.pki, place.folder, setting, [host, domain.name])
    servers.use(await startServer(server, server.launch(setting, place), place, ground.signal))
    const fingerprints = presented.map((der) => createHash('sha256').update(der).digest('hex'))
    const request = setting.authorities > 0 ? 'requested' : 'none'
    for (const address of own) {
      expected.push([host, address, port, setting.version, request, ...fingerprints].join(' '))
    }
  }
  const dns = await newPlace(ground, [loopback(ground, 53)])
  await writeFile(join(dns.folder, 'zone'), zoneOf(domain.name, host, addresses, port))
  servers.use(await startServer(nameServer, nameServer.launch(origin, dns), dns, ground.signal))

  const resolver = socketAddress(dns.addresses[0], dns.port)
  const root = join(dns.folder, 'root.pem')
  await writeFile(root, ground.pki.root.pem)
  const words = [command, '--fed', domain.name, '--dns', resolver, '--ca', root, '--json']
  const { code, output, complaints } = await runToEnd(process.execPath, words, { signal: ground.signal })
  const report = soleReport(output)
  if (report === undefined) return [`no report; exit code ${code}, output: ${output}${complaints}`]
  return differences([
    { what: 'exit code', expected: String(domain.exitCode), seen: String(code) },
    { what: 'verdict', expected: domain.verdict, seen: report.verdict },
    { what: 'resolver', expected: resolver, seen: report.discovery.resolver },
    {
      what: 'SRV records',
      expected: `${service} 0 0 ${port} ${host}`,
      seen: report.discovery.srv
        .map((srv) => `${srv.service} ${srv.priority} ${srv.weight} ${srv.port} ${srv.target}`)
        .join(', '),
    },
    {
      what: 'endpoints',
      expected: expected.toSorted().join(', '),
      seen: report.endpoints.map(endpointLine).toSorted().join(', '),
    },
    { what: 'errors', expected: domain.errors.join(', '), seen: errorsOf(report).join(', ') },
  ])
}

function zoneOf(domain: string, host: string, addresses: readonly string[], port: number): string {
  return [
    '$TTL 60',
    `${origin}. SOA ns.${origin}. hostmaster.${origin}. 1 3600 600 86400 60`,
    `${origin}. NS ns.${origin}.`,
    `ns.${origin}. A 192.0.2.53`,
    `${service}.${domain}. SRV 0 0 ${port} ${host}.`,
    ...addresses.map((address) => `${host}. ${address.includes(':') ? 'AAAA' : 'A'} ${address}`),
    '',
  ].join('\n')
}

/** @returns nothing when the text is no report file with exactly one report */
function soleReport(text: string): Report | undefined {
  try {
    const file = JSON.parse(text) as ReportFile
    return file.schema === 'farend.report/1' && file.reports.length === 1 ? file.reports[0] : undefined
  } catch {
    return undefined
  }
}

function endpointLine({ host, address, port, tls, clientAuth, presented }: Endpoint): string {
  return [host, address, port, tls?.version, clientAuth.request, ...presented].join(' ')
}

function errorsOf({ findings, endpoints, pools }: Report): string[] {
  const all = [{ findings }, ...endpoints, ...pools].flatMap((part) => part.findings)
  const errors = all.filter(({ severity }) => severity === 'error')
  return [...new Set(errors.map(({ rule }) => rule))].sort()
}
