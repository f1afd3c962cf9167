import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { DnsAnswer, DnsOutcome, DnsQuery } from '../dns/query.ts'
import { startDnsServer } from '../estate/dns-server.ts'
import { createResolver } from '../net/resolver.ts'
import type { Resolver } from '../net/resolver.ts'
import type { Target } from '../report/target.ts'
import { discover } from './discover.ts'
import type { DiscoverOptions } from './discover.ts'

type Entry = DnsOutcome | Omit<DnsAnswer, 'ttl'>[]

const a = (name: string, data: string) => ({ name, type: 'A', data })
const aaaa = (name: string, data: string) => ({ name, type: 'AAAA', data })
const cname = (name: string, data: string) => ({ name, type: 'CNAME', data })
const srv = (name: string, data: string) => ({ name, type: 'SRV', data })

/** A resolver that knows what the table says by `name type`, and NODATA otherwise. */
function tableResolver(table: Record<string, Entry>, hosts: Record<string, string> = {}): Resolver {
  return {
    label: '192.0.2.53:53',
    query: async (name, type) => {
      const entry = table[`${name} ${type}`] ?? 'NODATA'
      const rcode = typeof entry === 'string' ? entry : 'NOERROR'
      const answers = typeof entry === 'string' ? [] : entry.map((record) => ({ ttl: 60, ...record }))
      return { name, type, rcode, answers, server: '192.0.2.53:53', transport: 'udp', ms: 1 }
    },
    lookup: async (name, type) => {
      const data = type === 'A' ? hosts[name] : undefined
      if (data === undefined) return undefined
      const answers = [{ name, type, ttl: 0, data }]
      return { name, type, rcode: 'NOERROR', answers, server: 'system', transport: 'system', ms: 1 }
    },
  }
}

function run(target: Target, resolver: Resolver, over: Partial<DiscoverOptions> = {}) {
  return discover(target, { resolver, pool: true, families: ['A', 'AAAA'], ...over })
}

const sip: Target = { input: 'sip.test:5061', kind: 'DIR', name: 'sip.test', port: 5061 }
const contoso: Target = { input: 'contoso.test', kind: 'FED', name: 'contoso.test' }
const service = '_sipfederationtls._tcp'
const asked = (queries: DnsQuery[]) => queries.map((query) => `${query.name} ${query.type} ${query.rcode}`)

test('a host leads to all its addresses, IPv4 first, as a pool', async () => {
  const resolver = tableResolver({
    'sip.test A': [a('sip.test', '192.0.2.2'), a('sip.test', '192.0.2.1'), a('sip.test', '192.0.2.2')],
    'sip.test AAAA': [aaaa('sip.test', '2001:db8::1')],
  })
  const { discovery, candidates } = await run(sip, resolver)
  const common = { host: 'sip.test', port: 5061, serverName: 'sip.test', member: true }
  assert.deepEqual(candidates, [
    { ...common, address: '192.0.2.2' },
    { ...common, address: '192.0.2.1' },
    { ...common, address: '2001:db8::1' },
  ])
  assert.equal(discovery.resolver, '192.0.2.53:53')
  assert.deepEqual(asked(discovery.queries), ['sip.test A NOERROR', 'sip.test AAAA NOERROR'])
  assert.deepEqual(discovery.srv, [])
})

test('without pool the first address is taken', async () => {
  const resolver = tableResolver({ 'sip.test A': [a('sip.test', '192.0.2.2'), a('sip.test', '192.0.2.1')] })
  const { candidates } = await run(sip, resolver, { pool: false })
  assert.deepEqual(
    candidates.map(({ address, member }) => [address, member]),
    [['192.0.2.2', true]],
  )
})

test('only the chosen family is asked for', async () => {
  const resolver = tableResolver({ 'sip.test AAAA': [aaaa('sip.test', '2001:db8::1')] })
  const { discovery, candidates } = await run(sip, resolver, { families: ['AAAA'] })
  assert.deepEqual(asked(discovery.queries), ['sip.test AAAA NOERROR'])
  assert.deepEqual([candidates[0]?.address, candidates[0]?.member], ['2001:db8::1', false])
})

test('an address needs no DNS and sends no server name', async () => {
  const target: Target = { input: '[2001:db8::1]:443', kind: 'DIR', name: '2001:db8::1', port: 443 }
  const { discovery, candidates } = await run(target, tableResolver({}))
  assert.deepEqual(discovery, { resolver: 'none', queries: [], srv: [] })
  assert.deepEqual(candidates, [
    { host: '2001:db8::1', address: '2001:db8::1', port: 443, serverName: null, member: false },
  ])
})

test('the server name can be replaced or left out', async () => {
  const resolver = tableResolver({ 'sip.test A': [a('sip.test', '192.0.2.1')] })
  const sent = async (serverName: string | null) =>
    (await run(sip, resolver, { serverName })).candidates.map((candidate) => candidate.serverName)
  assert.deepEqual(await sent('other.test'), ['other.test'])
  assert.deepEqual(await sent(null), [null])
})

test('overrides take the place of DNS for their host and port only', async () => {
  const overrides = [
    { host: 'sip.test', port: 5061, address: '192.0.2.7' },
    { host: 'sip.test', port: 5061, address: '192.0.2.8' },
  ]
  const resolver = tableResolver({ 'sip.test A': [a('sip.test', '192.0.2.1')] })
  const overridden = await run(sip, resolver, { overrides })
  assert.deepEqual(
    overridden.candidates.map(({ address }) => address),
    ['192.0.2.7', '192.0.2.8'],
  )
  assert.deepEqual(overridden.discovery.queries, [])
  const other = await run({ ...sip, port: 443 }, resolver, { overrides })
  assert.deepEqual(
    other.candidates.map(({ address }) => address),
    ['192.0.2.1'],
  )
})

test('a SIP domain leads to the hosts of its SRV records in their order, each host and port once', async () => {
  const owner = `${service}.contoso.test`
  const resolver = tableResolver({
    [`${owner} SRV`]: [
      srv(owner, '20 0 5061 b.contoso.test'),
      srv(owner, '10 0 5061 a.contoso.test'),
      srv(owner, '10 0 5061 a.contoso.test'),
      srv(owner, '30 0 443 a.contoso.test'),
      srv(owner, '40 0 0 .'),
    ],
    'a.contoso.test A': [a('a.contoso.test', '192.0.2.1')],
    'b.contoso.test A': [a('b.contoso.test', '192.0.2.2')],
  })
  const { discovery, candidates } = await run(contoso, resolver)
  assert.deepEqual(
    candidates.map(({ host, address, port, serverName }) => [host, address, port, serverName]),
    [
      ['a.contoso.test', '192.0.2.1', 5061, 'a.contoso.test'],
      ['b.contoso.test', '192.0.2.2', 5061, 'b.contoso.test'],
      ['a.contoso.test', '192.0.2.1', 443, 'a.contoso.test'],
    ],
  )
  assert.ok(candidates.every((candidate) => candidate.service === service))
  assert.equal(discovery.srv.length, 5)
  assert.deepEqual(asked(discovery.queries), [
    `${owner} SRV NOERROR`,
    'a.contoso.test A NOERROR',
    'a.contoso.test AAAA NODATA',
    'b.contoso.test A NOERROR',
    'b.contoso.test AAAA NODATA',
  ])
})

for (const outcome of ['NXDOMAIN', 'NODATA', 'SERVFAIL', 'TIMEOUT'] as const) {
  test(`no SRV record (${outcome}) gives no candidate, and the question is kept`, async () => {
    const { discovery, candidates } = await run(
      contoso,
      tableResolver({ [`${service}.contoso.test SRV`]: outcome }),
    )
    assert.deepEqual(candidates, [])
    assert.deepEqual(asked(discovery.queries), [`${service}.contoso.test SRV ${outcome}`])
  })
}

test('SRV records that cannot be used make candidates that say so', async () => {
  const owner = `${service}.contoso.test`
  const resolver = tableResolver({
    [`${owner} SRV`]: [
      srv(owner, '0 0 5061 192.0.2.1'),
      srv(owner, '1 0 0 sip.contoso.test'),
      srv(owner, '2 0 5061 gone.contoso.test'),
      srv(owner, '3 0 5061 lame.contoso.test'),
    ],
    'lame.contoso.test A': 'SERVFAIL',
    'gone.contoso.test A': 'NXDOMAIN',
    'gone.contoso.test AAAA': 'NXDOMAIN',
  })
  const { candidates } = await run(contoso, resolver)
  assert.deepEqual(
    candidates.map(({ host, address, failure }) => [host, address, failure?.code, failure?.blame]),
    [
      ['192.0.2.1', null, 'name-not-found', 'peer'],
      ['sip.contoso.test', null, 'unreachable', 'peer'],
      ['gone.contoso.test', null, 'name-not-found', 'peer'],
      ['lame.contoso.test', null, 'dns-failure', 'unknown'],
    ],
  )
})

test('an alias that leads out of the answer is asked for', async () => {
  const resolver = tableResolver({
    'sip.test A': [cname('sip.test', 'pool.elsewhere.test')],
    'pool.elsewhere.test A': [a('pool.elsewhere.test', '192.0.2.1')],
  })
  const { discovery, candidates } = await run(sip, resolver)
  assert.deepEqual([candidates[0]?.host, candidates[0]?.address], ['sip.test', '192.0.2.1'])
  assert.deepEqual(asked(discovery.queries), [
    'sip.test A NOERROR',
    'pool.elsewhere.test A NOERROR',
    'sip.test AAAA NODATA',
  ])
})

const failures: [what: string, table: Record<string, Entry>, code: string, blame: string, detail: string][] =
  [
    [
      'a missing name',
      { 'sip.test A': 'NXDOMAIN', 'sip.test AAAA': 'NXDOMAIN' },
      'name-not-found',
      'unknown',
      'DNS server 192.0.2.53:53 says that sip.test does not exist (NXDOMAIN).',
    ],
    [
      'a name without addresses',
      {},
      'no-address',
      'unknown',
      'DNS server 192.0.2.53:53 says that sip.test has no A or AAAA record.',
    ],
    [
      'a failure beside no records',
      { 'sip.test A': 'SERVFAIL' },
      'dns-failure',
      'unknown',
      'DNS server 192.0.2.53:53 could not find out about the A records of sip.test (SERVFAIL).',
    ],
    [
      'a refusal',
      { 'sip.test A': 'REFUSED', 'sip.test AAAA': 'REFUSED' },
      'dns-failure',
      'us',
      'DNS server 192.0.2.53:53 refuses to answer questions about sip.test (REFUSED).',
    ],
    [
      'silence',
      { 'sip.test A': 'TIMEOUT', 'sip.test AAAA': 'TIMEOUT' },
      'dns-timeout',
      'path',
      'DNS server 192.0.2.53:53 did not answer the question for sip.test in time.',
    ],
    [
      'an unreachable server',
      { 'sip.test A': 'UNREACHABLE', 'sip.test AAAA': 'TIMEOUT' },
      'dns-unreachable',
      'path',
      'DNS server 192.0.2.53:53 cannot be reached, so nothing is known about sip.test.',
    ],
    [
      'an alias of a missing name',
      { 'sip.test A': [cname('sip.test', 'gone.test')], 'gone.test A': 'NXDOMAIN' },
      'name-not-found',
      'unknown',
      'DNS server 192.0.2.53:53 says that gone.test does not exist (NXDOMAIN). sip.test is an alias of it.',
    ],
    [
      'aliases in a circle',
      { 'sip.test A': [cname('sip.test', 'b.test')], 'b.test A': [cname('b.test', 'sip.test')] },
      'cname-loop',
      'peer',
      'The CNAME records of sip.test lead in a circle or through too many names: sip.test, b.test.',
    ],
    [
      'an alias of what is no name',
      { 'sip.test A': [cname('sip.test', '192.0.2.1')] },
      'no-address',
      'peer',
      'sip.test is an alias of 192.0.2.1, which is not a host name.',
    ],
  ]

for (const [what, table, code, blame, detail] of failures) {
  test(`${what} makes a candidate that says so`, async () => {
    const { candidates } = await run(sip, tableResolver(table))
    assert.deepEqual(candidates, [
      {
        host: 'sip.test',
        address: null,
        port: 5061,
        serverName: 'sip.test',
        member: false,
        failure: { stage: 'resolve', code, blame, detail },
      },
    ])
  })
}

test('what DNS does not know the operating system may, and the evidence says so', async () => {
  const { discovery, candidates } = await run(sip, tableResolver({}, { 'sip.test': '127.0.0.1' }))
  assert.equal(candidates[0]?.address, '127.0.0.1')
  assert.deepEqual(
    discovery.queries.map(({ type, rcode, server }) => [type, rcode, server]),
    [
      ['A', 'NODATA', '192.0.2.53:53'],
      ['AAAA', 'NODATA', '192.0.2.53:53'],
      ['A', 'NOERROR', 'system'],
    ],
  )
})

test('floods of records and addresses are cut, and it is said how many were left out', async () => {
  const owner = `${service}.contoso.test`
  const hosts = Array.from({ length: 200 }, (_, index) => `h${index}.contoso.test`)
  const resolver = tableResolver({
    [`${owner} SRV`]: hosts.map((host) => srv(owner, `0 0 5061 ${host}`)),
    'sip.test A': hosts.map((_, index) => a('sip.test', `192.0.2.${index}`)),
  })
  const [addresses, records] = [await run(sip, resolver), await run(contoso, resolver)]
  assert.deepEqual([addresses.candidates.length, addresses.discovery.leftOut], [128, 72])
  assert.deepEqual([records.candidates.length, records.discovery.leftOut], [64, 136])
})

test('a target without port is our own mistake', async () => {
  const target: Target = { input: 'sip.test', kind: 'DIR', name: 'sip.test' }
  await assert.rejects(run(target, tableResolver({})), RangeError)
})

test('an abort makes a candidate that says so', async () => {
  const server = await startDnsServer({ apexes: ['test'], records: [], behaviours: { 'sip.test': 'silent' } })
  after(() => server.close())
  const resolver = await createResolver({ server: server.address, timeout: 60_000, retries: 5 })
  const controller = new AbortController()
  const pending = run(sip, resolver, { signal: controller.signal })
  controller.abort()
  const { candidates } = await pending
  assert.deepEqual(
    candidates.map(({ failure }) => [failure?.code, failure?.blame]),
    [['aborted', 'us']],
  )
})

test('over a real server a SIP domain leads to its pool', async () => {
  const server = await startDnsServer({
    apexes: ['contoso.test'],
    records: [
      {
        name: `${service}.contoso.test`,
        type: 'SRV',
        data: { priority: 0, weight: 0, port: 5061, target: 'SIP.contoso.test' },
      },
      { name: 'sip.contoso.test', type: 'CNAME', data: 'pool.contoso.test' },
      { name: 'pool.contoso.test', type: 'A', data: '127.0.0.2' },
      { name: 'pool.contoso.test', type: 'A', data: '127.0.0.3' },
    ],
  })
  after(() => server.close())
  const resolver = await createResolver({ server: server.address, timeout: 5000, retries: 0 })
  const { candidates } = await run(contoso, resolver)
  const common = {
    host: 'sip.contoso.test',
    port: 5061,
    serverName: 'sip.contoso.test',
    service,
    member: true,
  }
  assert.deepEqual(candidates, [
    { ...common, address: '127.0.0.2' },
    { ...common, address: '127.0.0.3' },
  ])
})

test('an address that may not be connected to makes a candidate that says so', async () => {
  const resolver = tableResolver({ 'sip.test A': [a('sip.test', '192.0.2.1'), a('sip.test', '10.0.0.1')] })
  const { candidates } = await run(sip, resolver, { permits: (address) => !address.startsWith('10.') })
  assert.deepEqual(
    candidates.map(({ address, failure }) => [address, failure?.code, failure?.blame]),
    [
      ['192.0.2.1', undefined, undefined],
      ['10.0.0.1', 'not-permitted', 'us'],
    ],
  )
})
