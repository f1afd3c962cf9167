// Targets in networks that may not be checked, in every way in which a request could lead there. Each way is tried
// against a server that denies nothing too: the trap catches it there, so that what is not caught was really refused.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, test, type TestContext } from 'node:test'
import { checkState } from '../../src/api/check.ts'
import { resultPage } from '../../src/api/result-row.ts'
import { chooseNetwork } from '../../src/estate/addresses.ts'
import { createAuthority, properList } from '../../src/estate/authority.ts'
import { startDnsServer, type DnsServer } from '../../src/estate/dns-server.ts'
import type { ZoneRecord } from '../../src/estate/dns-zone.ts'
import { listen } from '../../src/estate/listener.ts'
import { startTlsServer } from '../../src/estate/tls-server.ts'
import { reportObject } from '../../src/schema/report.ts'
import { mapFileObject } from '../../src/schema/map.ts'
import { openPolicy, policyWithout, startApi, type ApiServer } from './api-server.ts'
import { setTrap, type Trap } from './trap.ts'

/** Loopback as systems use it is denied; the far ends of the estate are not. */
const inside = policyWithout('127.0.0.0/16, ::1')
const network = chooseNetwork()
const days = (count: number) => new Date(Date.now() + count * 86_400_000)
const authority = createAuthority({ subject: ['CN=Root'], notBefore: days(-9), notAfter: days(99) })
const quick = { timeout: 1000, retries: 0 }

let trap: Trap
let dns: DnsServer
let guarded: ApiServer
let open: ApiServer
/** Records that change between two questions are made when they are asked for. */
const changing: ZoneRecord[] = []

before(async () => {
  trap = await setTrap()
  const { port } = trap
  const srv = (name: string, target: string): ZoneRecord => ({
    ...{ name, type: 'SRV', data: { priority: 0, weight: 0, port, target } },
  })
  const records: ZoneRecord[] = [
    { name: 'inside.test', type: 'A', data: '127.0.0.1' },
    { name: 'inside6.test', type: 'AAAA', data: '::1' },
    { name: 'mapped.test', type: 'AAAA', data: '::ffff:127.0.0.1' },
    { name: 'alias.test', type: 'CNAME', data: 'inside.test' },
    { name: 'zero.test', type: 'A', data: '0.0.0.0' },
    { name: 'both.test', type: 'A', data: `${network}.99` },
    { name: 'both.test', type: 'A', data: '127.0.0.1' },
    srv('_sipfederationtls._tcp.domain.test', 'inside.test'),
    srv('_sip._tls.domain.test', 'inside.test'),
    srv('_sipinternaltls._tcp.domain.test', 'alias.test'),
  ]
  dns = await startDnsServer({
    apexes: ['test'],
    get records() {
      const last = changing.shift()
      return last === undefined ? records : [...records, last]
    },
  })
  const defaults = { dns: dns.address }
  guarded = await startApi({ policy: inside, defaults })
  open = await startApi({ policy: openPolicy, defaults })
})

after(async () => {
  await Promise.all([guarded.close(), open.close()])
  await Promise.all([dns.close(), trap.close()])
})

/** Runs a check on a server and gives what was caught meanwhile. */
async function caughtBy(server: ApiServer, body: object): Promise<string[]> {
  trap.caught.length = 0
  const response = await server.ask('POST', '/checks', body)
  if (response.status === 201) await server.ended(checkState.parse(await response.json()).id)
  else assert.ok([403, 422].includes(response.status), await response.text())
  return caughtInside()
}

/** Of the trap only what is denied: it listens where the estate is, too. */
function caughtInside(): string[] {
  return trap.caught.filter((address) => !address.includes(network))
}

async function reportsOf(server: ApiServer, id: string) {
  const { rows } = await server.read(resultPage, 'GET', `/checks/${id}/results`)
  return Promise.all(rows.map((row) => server.read(reportObject, 'GET', `/results/${row.id}`)))
}

describe('a check', () => {
  const ways: [way: string, request: (port: number) => { targets: unknown[]; settings?: object }][] = [
    ['by address', (port) => ({ targets: [`127.0.0.1:${port}`] })],
    ['by another address of the network', (port) => ({ targets: [`127.0.77.1:${port}`] })],
    ['by the address that means every one', (port) => ({ targets: [`0.0.0.0:${port}`] })],
    ['by address in IPv6', (port) => ({ targets: [`[::1]:${port}`] })],
    ['by the unspecified address in IPv6', (port) => ({ targets: [`[::]:${port}`] })],
    ['by IPv4 in IPv6', (port) => ({ targets: [`[::ffff:127.0.0.1]:${port}`] })],
    ['by IPv4 in IPv6, in hex', (port) => ({ targets: [`[::ffff:7f00:1]:${port}`] })],
    [
      'by a target that was read',
      (port) => ({ targets: [{ input: 'x', kind: 'DIR', name: '127.0.0.1', port }] }),
    ],
    ['by name', (port) => ({ targets: [`inside.test:${port}`] })],
    ['by name in IPv6', (port) => ({ targets: [`inside6.test:${port}`] })],
    ['by a name of a mapped address', (port) => ({ targets: [`mapped.test:${port}`] })],
    ['by an alias', (port) => ({ targets: [`alias.test:${port}`] })],
    ['by the name of address zero', (port) => ({ targets: [`zero.test:${port}`] })],
    ['as one address of several', (port) => ({ targets: [`both.test:${port}`] })],
    ['by an SRV record', () => ({ targets: [{ input: 'domain.test', kind: 'FED', name: 'domain.test' }] })],
    ['by an internal SRV record', () => ({ targets: [{ input: 'x', kind: 'SIPINT', name: 'domain.test' }] })],
    [
      'by an override',
      (port) => ({
        targets: [`far.test:${port}`],
        settings: { resolve: [`far.test:${port}:127.0.0.1`] },
      }),
    ],
    [
      'by a host of our own',
      (port) => ({ targets: [`nobody.test`], settings: { preflight: { host: `inside.test:${port}` } } }),
    ],
    ['before STARTTLS', (port) => ({ targets: [`smtp://inside.test:${port}`] })],
    [
      'with every question',
      (port) => ({
        targets: [`inside.test:${port}`],
        settings: { complete: true, sipOptions: true, versions: true, suites: true, certificates: true },
      }),
    ],
    ['in bulk', (port) => ({ targets: [`inside.test:${port}`], settings: { bulk: true } })],
  ]
  for (const [way, request] of ways) {
    test(`${way} does not lead inside`, async () => {
      const { targets, settings } = request(trap.port)
      const body = { targets, settings: { ...quick, ...settings } }
      assert.notDeepEqual(await caughtBy(open, body), [], 'an open server comes there')
      assert.deepEqual(await caughtBy(guarded, body), [])
    })
  }
})

describe('other spellings of an address are no targets at all', () => {
  const spellings = [
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '127.0.0.01',
    '::1%lo',
    '①②⑦.0.0.1',
    '[::1%25lo]',
  ]
  for (const spelling of spellings) {
    test(spelling, async () => {
      for (const server of [guarded, open]) {
        const body = { targets: [`${spelling}:${trap.port}`], settings: quick }
        assert.deepEqual(await caughtBy(server, body), [])
      }
    })
  }
})

/** A far end that may be checked, and at the same port a trap inside. */
async function farEndBesideTrap(context: TestContext, address: string) {
  const far = await startTlsServer({ address, certificates: ownCertificates() })
  context.after(far.close)
  const beside = await setTrap({ address: '127.0.0.1', port: far.port })
  context.after(beside.close)
  return { port: far.port, beside }
}

test('what was refused is told as such, and the permitted member of a pool is checked', async (context) => {
  const { port, beside } = await farEndBesideTrap(context, `${network}.99`)
  const body = { targets: [`both.test:${port}`], settings: quick }
  const { id } = await guarded.read(checkState, 'POST', '/checks', body)
  await guarded.ended(id)
  const [report] = await reportsOf(guarded, id)
  const outcomes = new Map(report?.endpoints.map(({ address, failure }) => [address, failure?.code]))
  assert.deepEqual(Object.fromEntries(outcomes), {
    '127.0.0.1': 'not-permitted',
    [`${network}.99`]: undefined,
  })
  assert.deepEqual(beside.caught, [])
})

test('an answer of DNS that changes between two questions changes nothing', async (context) => {
  const { port, beside } = await farEndBesideTrap(context, `${network}.98`)
  const [good, bad] = [`${network}.98`, '127.0.0.1'].map((data): ZoneRecord => ({
    name: 'turning.test',
    type: 'A',
    data,
  })) as [ZoneRecord, ZoneRecord]
  const orders = [
    [good, bad],
    [bad, good],
    [good, good, bad, bad],
    [bad, bad, good, good],
  ]
  const settings = { ...quick, retries: 2, versions: true, certificates: true, complete: true }
  const body = { targets: Array.from({ length: 4 }, () => `turning.test:${port}`), settings }
  const codes = new Set<string | undefined>()
  for (const order of orders) {
    changing.splice(0, changing.length, ...Array.from({ length: 20 }, () => order).flat())
    const { id } = await guarded.read(checkState, 'POST', '/checks', body)
    await guarded.ended(id)
    const reports = await reportsOf(guarded, id)
    for (const { endpoints } of reports) for (const { failure } of endpoints) codes.add(failure?.code)
  }
  changing.length = 0
  assert.deepEqual(codes, new Set(['not-permitted', undefined]), 'both answers were met')
  assert.deepEqual(beside.caught, [])
})

test('a map does not lead inside', async () => {
  const caught = async (server: ApiServer) => {
    trap.caught.length = 0
    await server.read(mapFileObject, 'POST', '/maps', {
      domain: 'domain.test',
      internal: true,
      settings: quick,
    })
    return caughtInside()
  }
  assert.notDeepEqual(await caught(open), [])
  assert.deepEqual(await caught(guarded), [])
})

describe('a DNS server that a request names', () => {
  const refused = [
    '127.0.0.1',
    '127.0.0.1:53',
    '[::1]:53',
    '::1',
    '::ffff:127.0.0.1',
    '[::ffff:7f00:1]:5353',
    '0.0.0.0',
    'localhost',
    'localhost:53',
  ]
  for (const server of refused) {
    test(`${server} is refused`, async () => {
      for (const [path, body] of [
        ['/checks', { targets: ['far.test'] }],
        ['/maps', { domain: 'domain.test' }],
      ] as const) {
        const response = await guarded.ask('POST', path, { ...body, settings: { ...quick, dns: server } })
        assert.equal(response.status, 403, await response.text())
      }
    })
  }
})

describe('what certificates name', () => {
  const ways = ['directly', 'by redirect', 'by redirect of the redirect'] as const
  for (const way of ways) {
    test(`is not fetched from inside, ${way}`, async (context) => {
      const answers = createServer((request, response) => {
        const isFirst = way === 'by redirect of the redirect' && !request.url?.startsWith('/again')
        const location = isFirst ? `/again${request.url}` : `http://127.0.0.1:${trap.port}${request.url}`
        response.writeHead(302, { location }).end()
      })
      const outside = await listen(answers, `${network}.97`, 0)
      context.after(outside.close)
      const place = way === 'directly' ? `127.0.0.1:${trap.port}` : `${network}.97:${outside.port}`
      const issuing = authority
      const endEntity = issuing.issue({
        ...{ subject: ['CN=far.test'], notBefore: days(-3), notAfter: days(30) },
        subjectAltName: [{ dns: 'far.test' }],
        crlUris: [`http://${place}/crl`],
        authorityInfoAccess: { ocsp: [`http://${place}/ocsp`], caIssuers: [`http://${place}/issuer`] },
      })
      const far = await startTlsServer({
        address: `${network}.97`,
        certificates: [endEntity, ...properList(issuing)],
      })
      context.after(far.close)
      const body = { targets: [`${network}.97:${far.port}`], settings: { ...quick, online: true } }
      assert.notDeepEqual(await caughtBy(open, body), [])
      assert.deepEqual(await caughtBy(guarded, body), [])
    })
  }
})

function ownCertificates() {
  return properList(
    authority.issue({
      ...{ subject: ['CN=turning.test'], notBefore: days(-3), notAfter: days(30) },
      subjectAltName: [{ dns: 'turning.test' }, { dns: 'both.test' }],
    }),
  )
}
