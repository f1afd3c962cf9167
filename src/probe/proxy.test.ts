import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type TestProxyOptions, startHttpProxy, startSocksProxy } from '../../test/proxy-server.ts'
import { accepted } from '../../test/starttls-dialogues.ts'
import { startStartTlsServer } from '../../test/starttls-server.ts'
import { createAuthority, properList } from '../estate/authority.ts'
import { listen } from '../estate/listener.ts'
import { startRawServer } from '../estate/raw-server.ts'
import { startTlsServer } from '../estate/tls-server.ts'
import type { Proxy } from '../prelude/proxy.ts'
import type { Candidate, EndpointObservation } from '../report/observation.ts'
import { complete } from './complete.ts'
import { examine } from './examine.ts'
import { probe } from './probe.ts'
import { routeTo } from './route.ts'

const address = '127.0.0.1'
const host = 'sip.contoso.test'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], ...validity })
const certificate = root.issue({ subject: [`CN=${host}`], key: 'ec-p256', ...validity })
const presented = properList(certificate).map(({ der }) => der)
const credentials = { user: 'smith', password: 'correct horse: battery @ staple' }

const kinds: [scheme: Proxy['scheme'], start: typeof startHttpProxy][] = [
  ['http', startHttpProxy],
  ['socks5', startSocksProxy],
]

function askThrough(
  proxy: Omit<Proxy, 'host'>,
  candidate: Partial<Candidate>,
  timeout = 10_000,
): Promise<EndpointObservation> {
  return probe(
    { host, address, port: 1, serverName: host, member: false, ...candidate },
    { timeout, retries: 0, proxy: { host: 'proxy.contoso.test', address, ...proxy } },
  )
}

async function tlsPort(context: TestContext, at = address): Promise<number> {
  const { port, close } = await startTlsServer({ address: at, certificates: [certificate] })
  context.after(close)
  return port
}

for (const [scheme, start] of kinds) {
  async function proxyPort(context: TestContext, options: TestProxyOptions = {}) {
    const proxy = await start(options)
    context.after(proxy.close)
    return proxy
  }

  test(`${scheme}: a server behind a proxy gives its certificates`, async (context) => {
    const port = await tlsPort(context)
    const proxy = await proxyPort(context)
    for (const _ of ['first', 'second']) {
      const seen = await askThrough({ scheme, port: proxy.port }, { port })
      assert.equal(seen.failure?.detail, undefined)
      assert.deepEqual(seen.presented, presented)
      assert.deepEqual(Object.keys(seen.timings), ['connect', 'proxy', 'firstFlight'])
    }
    assert.deepEqual(proxy.asked, [`${address}:${port}`, `${address}:${port}`])
  })

  test(`${scheme}: IPv6 addresses are asked for as they are written`, async (context) => {
    const port = await tlsPort(context, '::1').catch(() => undefined)
    if (port === undefined) return context.skip('no IPv6 loopback here')
    const proxy = await proxyPort(context)
    const seen = await askThrough({ scheme, port: proxy.port }, { address: '::1', port })
    assert.deepEqual(seen.presented, presented)
    assert.deepEqual(proxy.asked, [scheme === 'http' ? `[::1]:${port}` : `::1:${port}`])
  })

  test(`${scheme}: credentials are given`, async (context) => {
    const port = await tlsPort(context)
    const proxy = await proxyPort(context, { credentials })
    const seen = await askThrough({ scheme, port: proxy.port, credentials }, { port })
    assert.equal(seen.failure?.detail, undefined)
    assert.deepEqual(seen.presented, presented)
  })

  test(`${scheme}: wrong and missing credentials are our fault, and stand in no failure`, async (context) => {
    const proxy = await proxyPort(context, { credentials })
    for (const given of [undefined, { user: 'smith', password: 'Tr0ub4dor' }]) {
      const seen = await askThrough({ scheme, port: proxy.port, ...(given && { credentials: given }) }, {})
      assert.deepEqual(
        [seen.failure?.stage, seen.failure?.code, seen.failure?.blame],
        ['connect', 'proxy-refused', 'us'],
      )
      assert.match(
        seen.failure?.detail ?? '',
        /At the proxy proxy\.contoso\.test:\d+: .*user name and password/,
      )
      assert.doesNotMatch(JSON.stringify(seen), /Tr0ub4dor|smith/)
      assert.equal(Buffer.concat(seen.transcripts.map(({ sent }) => sent)).length, 0)
    }
  })

  test(`${scheme}: STARTTLS goes on behind the proxy, also when the greeting comes with its go-ahead`, async (context) => {
    const dialogue = accepted.find(({ protocol }) => protocol === 'smtp')
    assert.ok(dialogue)
    const { port, close } = await startStartTlsServer(dialogue, 'whole', certificate)
    context.after(close)
    const proxy = await proxyPort(context)
    const seen = await askThrough({ scheme, port: proxy.port }, { port, starttls: 'smtp' })
    assert.equal(seen.failure?.detail, undefined)
    assert.deepEqual(seen.presented, presented)
    assert.deepEqual(Object.keys(seen.timings), ['connect', 'proxy', 'starttls', 'firstFlight'])
  })

  test(`${scheme}: questions beyond the first flight go the same way`, async (context) => {
    const dialogue = accepted.find(({ protocol }) => protocol === 'imap')
    assert.ok(dialogue)
    const { port, close } = await startStartTlsServer(dialogue, 'octets', certificate)
    context.after(close)
    const proxy = await proxyPort(context, { credentials })
    const { accepts, completion, tries } = await examine(
      { host, address, port, serverName: host, starttls: 'imap', member: false },
      {
        timeout: 10_000,
        retries: 0,
        proxy: { scheme, host: 'proxy.contoso.test', address, port: proxy.port, credentials },
      },
      { complete: true, versions: true },
    )
    assert.equal(completion?.detail, 'The far end accepted the handshake without a client certificate.')
    assert.equal(accepts?.versions?.find(({ version }) => version === 'TLS 1.3')?.answer, 'accepted')
    const connections = tries + 1 + (accepts?.versions?.length ?? 0)
    assert.deepEqual(
      proxy.asked,
      Array.from({ length: connections }, () => `${address}:${port}`),
    )
  })

  test(`${scheme}: a way that does not open again leaves the completion unknown`, async (context) => {
    const proxy = await proxyPort(context, { refuse: scheme === 'http' ? 403 : 2 })
    const way = { scheme, host: 'proxy.contoso.test', address, port: proxy.port } as const
    const route = routeTo({ host, address, port: 1, serverName: host, member: false }, way)
    assert.ok(route)
    const { completion } = await complete({ ...route, serverName: host, timeout: 10_000, isAsked: false })
    assert.equal(completion.outcome, 'unknown')
    assert.match(completion.detail, /did not open another time/)
  })

  test(`${scheme}: a name that could not be resolved here is given to the proxy`, async (context) => {
    const port = await tlsPort(context)
    const proxy = await proxyPort(context, { names: { [host]: address } })
    const failure = {
      stage: 'resolve',
      code: 'name-not-found',
      blame: 'unknown',
      detail: 'NXDOMAIN',
    } as const
    const seen = await askThrough({ scheme, port: proxy.port }, { port, address: null, failure })
    assert.equal(seen.failure?.detail, undefined)
    assert.deepEqual(seen.presented, presented)
    assert.deepEqual(proxy.asked, [`${host}:${port}`])
  })

  test(`${scheme}: what is no host name is given to no proxy`, async (context) => {
    const proxy = await proxyPort(context)
    const failure = { stage: 'resolve', code: 'name-not-found', blame: 'peer', detail: 'no name' } as const
    const odd = { host: 'a b\r\nX: y', address: null, failure }
    assert.equal((await askThrough({ scheme, port: proxy.port }, odd)).failure?.detail, 'no name')
    assert.deepEqual(proxy.asked, [])
  })

  test(`${scheme}: a proxy that cannot reach the server says so`, async (context) => {
    const { port, close } = await listen(createServer(), address, 0)
    await close()
    const proxy = await proxyPort(context)
    const { failure } = await askThrough({ scheme, port: proxy.port }, { port })
    assert.deepEqual([failure?.stage, failure?.code], ['connect', 'proxy-refused'])
    assert.match(failure?.detail ?? '', new RegExp(`does not connect to ${address}:${port}`))
  })

  test(`${scheme}: a proxy that is not there is named`, async () => {
    const { port, close } = await listen(createServer(), address, 0)
    await close()
    const { failure } = await askThrough({ scheme, port }, {})
    assert.deepEqual([failure?.stage, failure?.code, failure?.blame], ['connect', 'connection-refused', 'us'])
    assert.match(failure?.detail ?? '', /The proxy proxy\.contoso\.test:\d+ cannot be reached/)
  })

  test(`${scheme}: something else in place of the proxy is our fault`, async (context) => {
    const { port, close } = await startRawServer({ address, reply: 'SSH-2.0-OpenSSH_10.0\r\n' })
    context.after(close)
    const { failure } = await askThrough({ scheme, port }, {})
    assert.deepEqual([failure?.stage, failure?.code, failure?.blame], ['connect', 'malformed', 'us'])
    assert.match(failure?.detail ?? '', /At the proxy .*is not (an HTTP|a SOCKS 5) proxy/)
  })

  test(`${scheme}: a proxy that says nothing is waited for in vain`, async (context) => {
    const { port, close } = await startRawServer({ address })
    context.after(close)
    const { failure } = await askThrough({ scheme, port }, {}, 200)
    assert.deepEqual([failure?.stage, failure?.code], ['connect', 'timeout'])
    assert.match(failure?.detail ?? '', /At the proxy .*Within 200 ms it did not give the proxy's/)
  })
}

const refusals: [scheme: Proxy['scheme'], refuse: number, blame: string, detail: RegExp][] = [
  ['http', 403, 'path', /It says: HTTP\/1\.1 403 No way/],
  ['http', 503, 'unknown', /503/],
  ['socks5', 1, 'unknown', /general failure/],
  ['socks5', 2, 'path', /rules do not allow it/],
  ['socks5', 3, 'path', /network cannot be reached/],
  ['socks5', 4, 'path', /host cannot be reached/],
  ['socks5', 5, 'peer', /refuses the connection/],
  ['socks5', 6, 'path', /took too long/],
  ['socks5', 7, 'path', /command CONNECT/],
  ['socks5', 8, 'path', /kind of address/],
  ['socks5', 99, 'unknown', /reply 99/],
]
for (const [scheme, refuse, blame, detail] of refusals) {
  test(`${scheme}: a proxy that answers ${refuse} refuses`, async (context) => {
    const proxy = await (scheme === 'http' ? startHttpProxy : startSocksProxy)({ refuse })
    context.after(proxy.close)
    const { failure } = await askThrough({ scheme, port: proxy.port }, {})
    assert.deepEqual([failure?.code, failure?.blame], ['proxy-refused', blame])
    assert.match(failure?.detail ?? '', detail)
  })
}
