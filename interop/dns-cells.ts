/** What an authoritative server says of a zone, seen through the resolver and through discovery. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { discover } from '../src/discover/discover.ts'
import type { DnsOutcome, DnsQuery } from '../src/dns/query.ts'
import { createResolver, type Resolver } from '../src/net/resolver.ts'
import { recordName } from '../src/domain/record.ts'
import { domainRecords } from '../src/domain/records.ts'
import { map } from '../src/map.ts'
import type { TargetKind } from '../src/report/target.ts'
import { differences, loopback, newPlace, type Cell, type Ground } from './cell.ts'
import { startServer } from './process.ts'
import { socketAddress, type NameServer } from './server.ts'

const origin = 'interop.test'
/** So many SRV records do not fit into a datagram: the answer comes truncated and is asked for again over TCP. */
const largeCount = 60
const largeHosts = Array.from({ length: largeCount }, (_, index) => `node-${index + 1}.large.${origin}`)

// The addresses are of the blocks for documentation: nothing connects to them.
const zone = `
$ORIGIN ${origin}.
$TTL 60
@ SOA ns hostmaster 1 3600 600 86400 60
@ NS ns
ns A 192.0.2.53
_sipfederationtls._tcp SRV 10 0 5061 reserve
_sipfederationtls._tcp SRV 0 5 5061 sip
_sip._tls SRV 0 0 443 alias
_sipinternaltls._tcp SRV 0 0 0 .
alias CNAME sip
sip A 192.0.2.1
sip A 192.0.2.2
sip AAAA 2001:db8::1
reserve A 192.0.2.3
text TXT "no address"
${largeHosts.map((host) => `_sipfederationtls._tcp.large SRV 0 0 5061 ${host}.\n${host}. A 192.0.2.4`).join('\n')}
`

interface Question {
  name: string
  type: DnsQuery['type']
  rcode: DnsOutcome
  transport: DnsQuery['transport']
  /** Record data of the answers, in any order. */
  answers: readonly string[]
}

const questions: readonly Question[] = [
  {
    name: `_sipfederationtls._tcp.${origin}`,
    type: 'SRV',
    rcode: 'NOERROR',
    transport: 'udp',
    answers: [`0 5 5061 sip.${origin}`, `10 0 5061 reserve.${origin}`],
  },
  {
    name: `sip.${origin}`,
    type: 'A',
    rcode: 'NOERROR',
    transport: 'udp',
    answers: ['192.0.2.1', '192.0.2.2'],
  },
  { name: `sip.${origin}`, type: 'AAAA', rcode: 'NOERROR', transport: 'udp', answers: ['2001:db8::1'] },
  {
    name: `alias.${origin}`,
    type: 'A',
    rcode: 'NOERROR',
    transport: 'udp',
    answers: [`sip.${origin}`, '192.0.2.1', '192.0.2.2'],
  },
  {
    name: `_sipfederationtls._tcp.large.${origin}`,
    type: 'SRV',
    rcode: 'NOERROR',
    transport: 'tcp',
    answers: largeHosts.map((host) => `0 0 5061 ${host}`),
  },
  { name: `text.${origin}`, type: 'A', rcode: 'NODATA', transport: 'udp', answers: [] },
  { name: `missing.${origin}`, type: 'A', rcode: 'NXDOMAIN', transport: 'udp', answers: [] },
  { name: 'elsewhere.test', type: 'A', rcode: 'REFUSED', transport: 'udp', answers: [] },
]

interface Discovered {
  kind: TargetKind
  name: string
  /** `host address port`, in order. */
  candidates: readonly string[]
}

const discoveries: readonly Discovered[] = [
  {
    kind: 'FED',
    name: origin,
    candidates: [
      `sip.${origin} 192.0.2.1 5061`,
      `sip.${origin} 192.0.2.2 5061`,
      `sip.${origin} 2001:db8::1 5061`,
      `reserve.${origin} 192.0.2.3 5061`,
    ],
  },
  {
    kind: 'SIP',
    name: origin,
    candidates: [
      `alias.${origin} 192.0.2.1 443`,
      `alias.${origin} 192.0.2.2 443`,
      `alias.${origin} 2001:db8::1 443`,
    ],
  },
  { kind: 'SIPINT', name: origin, candidates: [] },
  {
    kind: 'FED',
    name: `large.${origin}`,
    candidates: largeHosts.map((host) => `${host} 192.0.2.4 5061`).sort(),
  },
]

const mapped = `map.${origin}`

/** Every record of the table, as a zone file has it; hosts lead to an address of loopback where nothing listens. */
function mappedZone(address: string): string {
  const data: Record<(typeof domainRecords)[number]['type'], string> = {
    SRV: `0 0 5061 host.${mapped}.`,
    A: address,
    NAPTR: `10 50 "s" "SIPS+D2T" "" _sips._tcp.${mapped}.`,
    CAA: '0 issue "ca.interop.test"',
    TLSA: `3 1 1 ${'00'.repeat(32)}`,
  }
  const own = domainRecords.filter(({ scope }) => scope !== 'microsoft')
  const lines = own.map((record) => {
    const name = recordName(record, mapped).replace('{port}', '5061').replace('{host}', `host.${mapped}`)
    return `${name}. ${record.type} ${data[record.type]}`
  })
  return `${lines.join('\n')}\nhost.${mapped}. A ${address}\n`
}

/** Cells: the questions one by one, discovery on top of them, and the map of a domain that has every record. */
export function dnsCells(server: NameServer): Cell[] {
  return [
    {
      programs: [server],
      title: `${questions.length} questions over UDP and TCP`,
      run: (ground) => withResolver(server, ground, askAll),
    },
    {
      programs: [server],
      title: `discovery of ${discoveries.length} targets`,
      run: (ground) => withResolver(server, ground, discoverAll),
    },
    {
      programs: [server],
      title: `map of a domain with every record in ${mostMilliseconds} ms`,
      run: (ground) => withResolver(server, ground, mapAll),
    },
  ]
}

async function withResolver(
  server: NameServer,
  ground: Ground,
  compare: (resolver: Resolver, signal: AbortSignal) => Promise<string[]>,
): Promise<string[]> {
  const place = await newPlace(ground, [loopback(ground, 1)])
  await writeFile(join(place.folder, 'zone'), zone + mappedZone(loopback(ground, 2)))
  await using running = await startServer(server, server.launch(origin, place), place, ground.signal)
  const resolver = await createResolver({
    server: socketAddress(place.addresses[0], place.port),
    timeout: 2000,
    retries: 1,
  })
  const faults = await compare(resolver, ground.signal)
  return faults.length === 0 ? [] : [...faults, running.output()]
}

async function askAll(resolver: Resolver, signal: AbortSignal): Promise<string[]> {
  const faults = []
  for (const question of questions) {
    const query = await resolver.query(question.name, question.type, signal)
    const what = `${question.name} ${question.type}`
    faults.push(
      ...differences([
        { what: `${what}, rcode`, expected: question.rcode, seen: query.rcode },
        { what: `${what}, transport`, expected: question.transport, seen: query.transport },
        {
          what: `${what}, answers`,
          expected: inOrder(question.answers),
          seen: inOrder(query.answers.map((answer) => answer.data)),
        },
      ]),
    )
  }
  return faults
}

async function discoverAll(resolver: Resolver, signal: AbortSignal): Promise<string[]> {
  const faults = []
  for (const { kind, name, candidates } of discoveries) {
    const found = await discover(
      { input: name, kind, name },
      { resolver, pool: true, families: ['A', 'AAAA'], signal },
    )
    const seen = found.candidates.filter(({ address }) => address !== null)
    faults.push(
      ...differences([
        {
          what: `candidates of ${kind} ${name}`,
          expected: inOrder(candidates),
          seen: inOrder(seen.map(({ host, address, port }) => `${host} ${address} ${port}`)),
        },
      ]),
    )
  }
  return faults
}

const mostMilliseconds = 2000

async function mapAll({ label }: Resolver, signal: AbortSignal): Promise<string[]> {
  const started = performance.now()
  const drawn = await map(mapped, { dns: label, internal: true, timeout: 2000, retries: 1, signal })
  const took = performance.now() - started
  const wanted = domainRecords.filter(({ scope }) => scope !== 'microsoft').map(({ id }) => id)
  const found = drawn.records.filter(({ status, data }) => status === 'found' && data.length > 0)
  return [
    ...differences([
      {
        what: 'records found',
        expected: inOrder(wanted),
        seen: inOrder([...new Set(found.map(({ id }) => id))]),
      },
      { what: 'home', expected: 'on-premises', seen: drawn.homing.kind },
      { what: 'verdict, since nothing listens', expected: 'error', seen: drawn.verdict },
    ]),
    ...(took < mostMilliseconds ? [] : [`the map took ${Math.round(took)} ms`]),
  ]
}

function inOrder(texts: readonly string[]): string {
  return texts.toSorted().join(', ')
}
