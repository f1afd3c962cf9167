/**
 * A small world on loopback: a DNS server, a PKI, an HTTP server for what certificates name, and servers with known properties. The demo shows it and the tests
 * hold farend against it. Nothing in it is reachable from outside.
 */
import { srvServices } from '../dns/service.ts'
import type { Verdict } from '../report/finding.ts'
import type { Profile, TargetKind } from '../report/target.ts'
import { properList } from './authority.ts'
import { canListen, chooseNetwork, isAddressInUse, requireNetwork, type Network } from './addresses.ts'
import { startDnsServer } from './dns-server.ts'
import type { ZoneRecord } from './dns-zone.ts'
import { createPki, type Pki } from './pki.ts'
import { prepare, type RecipeName, type Start } from './recipes.ts'
import { scenarioPlans, type ScenarioPlan } from './scenarios.ts'
import { webHost } from './status-authority.ts'
import { startWebServer, type WebServer } from './web-server.ts'

/** One thing to check, and what must come of it. */
export interface Scenario {
  id: string
  /** What is the case, in a line. */
  title: string
  /** As a user types it: a SIP domain, or host and port. */
  target: string
  kind: TargetKind
  /** Chosen by the user; absent where farend infers it. */
  profile?: Profile
  /** Asked with `--online`, and with leave to fetch from the estate's HTTP server. */
  online?: true
  /** Findings that must be there, as `rule-id:severity`. There may be others. */
  expect: readonly string[]
  /** Rule of the fault that the headline tells of; absent where there is none to tell of. */
  headline?: string
  verdict: Verdict
}

/** A running estate. */
export interface Estate {
  /** `address:port` of the DNS server, which alone knows the estate's names. */
  dns: string
  /** Address of the HTTP server that has CRLs, OCSP answers and issuers: what `--online-private` has to name. */
  web: string
  /** The trust anchor of every sound certificate. */
  rootPem: string
  /** Certificate, issuer and key of a client that the mutual TLS servers accept, PEM. */
  clientPem: string
  scenarios: readonly Scenario[]
  /** Ids of scenarios left out because ::1 cannot be listened on here. */
  skipped: readonly string[]
  /** Stops every server and cuts every connection. */
  close(): Promise<void>
}

/** When and where the estate stands. */
export interface EstateOptions {
  /** Validity periods lie around this moment. Default: the clock's. */
  now?: Date
  /** Default: one by chance, another one when its ports are taken. */
  network?: Network
}

/** How often another network is chosen before it is clear that the cause is not chance. */
const maxNetworks = 5

/**
 * Starts everything.
 * @throws {Error} where the system has no loopback addresses besides 127.0.0.1, with what to do about it
 */
export async function startEstate(options: EstateOptions = {}): Promise<Estate> {
  const pki = createPki(options.now ?? new Date())
  const hasIpv6 = await canListen('::1')
  const plans = scenarioPlans.filter((plan) => hasIpv6 || !plan.ipv6)
  const skipped = scenarioPlans.filter((plan) => !plans.includes(plan)).map(({ id }) => id)
  for (let tries = 1; ; tries++) {
    const network = options.network ?? chooseNetwork()
    await requireNetwork(network)
    try {
      return { ...(await startIn(network, plans, pki)), skipped }
    } catch (error) {
      if (!isAddressInUse(error) || tries === maxNetworks || options.network !== undefined) throw error
    }
  }
}

interface Closable {
  close(): Promise<void>
}

async function startIn(
  network: Network,
  plans: readonly ScenarioPlan[],
  pki: Pki,
): Promise<Omit<Estate, 'skipped'>> {
  const opened: Closable[] = []
  const close = async () => {
    await Promise.all(opened.map((server) => server.close()))
  }
  const addresses = addressesOf(network)
  try {
    const own = `${network}.1`
    const web = await startWebServer(own)
    opened.push(web)
    const places: Place[] = []
    for (const plan of plans) places.push(await startServers(plan, pki, web, addresses, opened))
    const hosts = [webHost, ...plans.map(hostOf)]
    const dns = await startDnsServer({
      address: own,
      apexes: [...new Set([...plans.map(({ domain }) => domain), ...hosts.map(apexOf)])],
      records: [{ name: webHost, type: 'A', data: own }, ...places.flatMap(recordsOf)],
    })
    opened.push(dns)
    const { root, client } = pki
    return {
      dns: dns.address,
      web: own,
      rootPem: root.pem,
      clientPem: [...properList(client).map(({ pem }) => pem), client.keyPem].join(''),
      scenarios: places.map(scenarioOf),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Where the servers of a scenario ended up. */
interface Place {
  plan: ScenarioPlan
  addresses: string[]
  port: number
}

async function startServers(
  plan: ScenarioPlan,
  pki: Pki,
  web: WebServer,
  freeAddresses: Iterator<string, never>,
  opened: Closable[],
): Promise<Place> {
  const site = { host: hostOf(plan), domain: plan.domain, pki, web }
  // Members that are run alike share one certificate and key, as a pool does.
  const starts = new Map<RecipeName, Start | undefined>()
  const place: Place = { plan, addresses: [], port: plan.port === 'ephemeral' ? 0 : (plan.port ?? 5061) }
  for (const [index, name] of plan.servers.entries()) {
    if (!starts.has(name)) starts.set(name, prepare(name, site))
    const start = starts.get(name)
    const own = freeAddresses.next().value
    for (const address of plan.ipv6 && index === 0 ? ['::1', own] : [own]) {
      place.addresses.push(address)
      const listener = await start?.({ address, port: place.port })
      if (listener === undefined) continue
      opened.push(listener)
      // An ephemeral port is the same for every address: it stands once, in the target or the SRV record.
      place.port = listener.port
    }
  }
  return place
}

/** `.2` and on; the DNS server has `.1`. */
function* addressesOf(network: Network): Generator<string, never> {
  for (let octet = 2; ; octet++) yield `${network}.${octet}`
}

function recordsOf({ plan, addresses, port }: Place): ZoneRecord[] {
  const host = hostOf(plan)
  const named = plan.aliasOf ?? host
  const hosts = plan.alsoHost === undefined ? [named] : [named, plan.alsoHost]
  const records: ZoneRecord[] = hosts.flatMap((name) =>
    addresses.map((address) => ({ name, type: address.includes(':') ? 'AAAA' : 'A', data: address })),
  )
  if (plan.aliasOf !== undefined) records.push({ name: host, type: 'CNAME', data: plan.aliasOf })
  const service = (name: string, target: string, priority = 0): ZoneRecord => ({
    name: `${name}.${plan.domain}`,
    type: 'SRV',
    data: { priority, weight: 0, port, target },
  })
  const kind = plan.kind ?? 'FED'
  if (plan.srv !== false && kind !== 'DIR') {
    records.push(service(srvServices[kind].service, host))
    if (plan.alsoHost !== undefined) records.push(service(srvServices[kind].service, plan.alsoHost, 10))
  }
  if (plan.xmpp) records.push(service('_xmpp-server._tcp', host))
  return records
}

function scenarioOf({ plan, port }: Place): Scenario {
  const { id, title, domain, kind = 'FED', profile, online, expect, headline, verdict } = plan
  const target = kind === 'DIR' ? `${hostOf(plan)}:${port}` : domain
  return {
    id,
    title,
    target,
    kind,
    ...(profile === undefined ? {} : { profile }),
    ...(online === undefined ? {} : { online }),
    expect,
    ...(headline === undefined ? {} : { headline }),
    verdict,
  }
}

function hostOf(plan: ScenarioPlan): string {
  return plan.host ?? `sip.${plan.domain}`
}

/** Every zone of the estate has two labels. */
function apexOf(host: string): string {
  return host.split('.').slice(-2).join('.')
}
