import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createRawServer, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { startDnsServer } from '../estate/dns-server.ts'
import { listen } from '../estate/listener.ts'
import { createResolver } from '../net/resolver.ts'
import { startHttpProxy, startSocksProxy } from '../../test/proxy-server.ts'
import { createFetcher, type FetcherOptions, type FetchRequest } from './fetch.ts'
import type { FetchResult } from './result.ts'

const crl = Buffer.from('a CRL')

/** An HTTP server at 127.0.0.1; gives its address and what it was asked for. */
async function serve(
  t: TestContext,
  answer: RequestListener,
): Promise<{ url: string; port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  const { port, close } = await listen(server, '127.0.0.1', 0)
  t.after(close)
  return { url: `http://127.0.0.1:${port}`, port, asked }
}

/** A server that says what it likes. */
async function serveRaw(t: TestContext, talk: (socket: Socket) => void): Promise<string> {
  const server = createRawServer((socket) => {
    socket.once('data', () => talk(socket))
  })
  const { port, close } = await listen(server, '127.0.0.1', 0)
  t.after(close)
  return `http://127.0.0.1:${port}/`
}

const names = {
  apexes: ['test'],
  records: [
    { name: 'here.test', type: 'A' as const, data: '127.0.0.1' },
    { name: 'inside.test', type: 'A' as const, data: '127.0.0.2' },
    { name: 'mapped.test', type: 'AAAA' as const, data: '::ffff:127.0.0.2' },
    { name: 'both.test', type: 'A' as const, data: '127.0.0.2' },
    { name: 'both.test', type: 'A' as const, data: '127.0.0.1' },
    { name: 'alias.test', type: 'CNAME' as const, data: 'inside.test' },
  ],
}

/** A fetcher that takes 127.0.0.1 for the public Internet, and nothing else. */
async function fetcher(t: TestContext, options: Partial<FetcherOptions> = {}) {
  const dns = await startDnsServer(names)
  t.after(() => dns.close())
  const resolver = await createResolver({ server: dns.address, timeout: 1000, retries: 0 })
  const made = createFetcher({
    resolver,
    deadline: 3000,
    permits: (address) => address === '127.0.0.1',
    ...options,
  })
  return (url: string, rest: Partial<FetchRequest> = {}): Promise<FetchResult> =>
    made.fetch({ url, accept: '*/*', limit: 100_000, ...rest })
}

/** The failure, with its code checked. */
function failed(result: FetchResult, outcome: FetchResult['outcome']): string {
  assert.equal(result.outcome, outcome, 'detail' in result ? result.detail : '')
  assert.ok('detail' in result)
  assert.notEqual(result.detail, '')
  return result.detail
}

test('content is given with its type, and fetched once in a run', async (t) => {
  const server = await serve(t, (_, response) => {
    response.setHeader('content-type', 'application/PKIX-CRL; x=y').end(crl)
  })
  const load = await fetcher(t)
  const [first, second] = await Promise.all([load(`${server.url}/a.crl`), load(`${server.url}/a.crl`)])
  assert.deepEqual(first, {
    outcome: 'ok',
    url: `${server.url}/a.crl`,
    type: 'application/pkix-crl',
    octets: Uint8Array.from(crl),
  })
  assert.equal(first, second)
  assert.equal(await load(`${server.url}/a.crl`), first)
  assert.deepEqual(server.asked, ['GET /a.crl'])
})

test('a body is sent by POST, and its answer is remembered for that body only', async (t) => {
  const server = await serve(t, (request, response) => void request.pipe(response))
  const load = await fetcher(t)
  const post = (text: string) =>
    load(`${server.url}/`, { body: { type: 'application/ocsp-request', octets: Buffer.from(text) } })
  for (const text of ['one', 'two', 'one']) {
    const result = await post(text)
    assert.equal(result.outcome === 'ok' && Buffer.from(result.octets).toString(), text)
  }
  assert.equal(server.asked.length, 2)
})

test('names are resolved by the resolver of the run, and only permitted addresses are connected to', async (t) => {
  const server = await serve(t, (request, response) => void response.end(request.headers.host))
  const load = await fetcher(t)
  for (const name of ['here.test', 'both.test']) {
    const result = await load(`http://${name}:${server.port}/`)
    assert.equal(result.outcome === 'ok' && Buffer.from(result.octets).toString(), `${name}:${server.port}`)
  }
  for (const name of [
    'inside.test',
    'mapped.test',
    'alias.test',
    '127.0.0.2',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706434',
  ]) {
    failed(await load(`http://${name}:${server.port}/`), 'refused-private')
  }
  assert.equal(server.asked.length, 2)
  failed(await load(`http://nowhere.test:${server.port}/`), 'name-not-found')
})

test('by default nothing on loopback is fetched', async (t) => {
  const server = await serve(t, (_, response) => void response.end(crl))
  const dns = await startDnsServer(names)
  t.after(() => dns.close())
  const resolver = await createResolver({ server: dns.address, timeout: 1000, retries: 0 })
  const { fetch: load } = createFetcher({ resolver, deadline: 3000 })
  for (const host of ['127.0.0.1', 'here.test']) {
    const result = await load({ url: `http://${host}:${server.port}/`, accept: '*/*', limit: 9 })
    assert.match(failed(result, 'refused-private'), /--online-private/)
  }
  assert.deepEqual(server.asked, [])
})

test('redirects are followed, relative ones too, and each is judged anew', async (t) => {
  const server = await serve(t, (request, response) => {
    const to = {
      '/private': `http://127.0.0.2:${server.port}/x`,
      '/name': `http://inside.test:${server.port}/x`,
      '/https': 'https://127.0.0.1/x',
      '/file': 'file:///etc/passwd',
      '/mail': 'http://127.0.0.1:25/',
      '/nonsense': 'http://',
      '/relative': 'found',
      '/loop': '/loop',
      '/missing': '/gone',
    }[request.url ?? '']
    if (to !== undefined) response.writeHead(302, { location: to }).end()
    else response.writeHead(request.url === '/gone' ? 404 : 200).end(request.url)
  })
  const load = await fetcher(t)
  const result = await load(`${server.url}/relative`)
  assert.equal(result.outcome === 'ok' && result.url, `${server.url}/found`)
  for (const path of ['private', 'name', 'https', 'file', 'mail', 'nonsense']) {
    assert.match(failed(await load(`${server.url}/${path}`), 'redirect-refused'), /^Redirected to /)
  }
  assert.match(failed(await load(`${server.url}/loop`), 'redirect-refused'), /more than 4 times/)
  assert.match(failed(await load(`${server.url}/missing`), 'http-status'), /404/)
})

test('a status other than 200, and a redirect to nowhere, are failures', async (t) => {
  const server = await serve(t, (request, response) => {
    response.writeHead(Number(request.url?.slice(1))).end('<html>')
  })
  const load = await fetcher(t)
  for (const status of [204, 206, 301, 304, 401, 404, 500, 503]) {
    assert.match(failed(await load(`${server.url}/${status}`), 'http-status'), new RegExp(`${status}`))
  }
})

test('a body that is too large is cut, announced or not', async (t) => {
  let sent = 0
  const server = await serve(t, (request, response) => {
    const piece = Buffer.alloc(65_536)
    if (request.url === '/announced') response.setHeader('content-length', 2 ** 30)
    const more = () => {
      if (response.destroyed || sent > 2 ** 30) return
      sent += piece.length
      if (response.write(piece)) setImmediate(more)
      else response.once('drain', more)
    }
    more()
  })
  const load = await fetcher(t)
  failed(await load(`${server.url}/announced`), 'too-large')
  failed(await load(`${server.url}/endless`), 'too-large')
  assert.ok(sent < 2 ** 26, `${sent}`)
})

test('a body that never ends is given up when time is up', async (t) => {
  const server = await serve(t, (_, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const load = await fetcher(t, { deadline: 300 })
  const started = performance.now()
  failed(await load(`${server.url}/`), 'too-slow')
  assert.ok(performance.now() - started < 2000)
})

test('a server that says nothing is given up when time is up', async (t) => {
  const load = await fetcher(t, { deadline: 300 })
  failed(await load(await serveRaw(t, () => {})), 'too-slow')
})

test('a packed body is not unpacked', async (t) => {
  const server = await serve(t, (request, response) => {
    assert.equal(request.headers['accept-encoding'], 'identity')
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(2 ** 24)))
  })
  const load = await fetcher(t)
  assert.match(failed(await load(`${server.url}/`), 'unreadable'), /gzip/)
})

const malformed: [why: string, octets: string, outcome: FetchResult['outcome']][] = [
  ['a flood of header fields', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(100_000)}`, 'too-large'],
  ['a header field without end', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(1_000_000)}`, 'too-large'],
  ['interim responses without end', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(10_000), 'unreadable'],
  ['something that is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'unreadable'],
  ['a cut body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'unreadable'],
  ['a length twice', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'unreadable'],
  ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nab', 'unreadable'],
  [
    'an upgrade',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    'unreadable',
  ],
  ['nothing, and hangs up', '', 'unreachable'],
  [
    'a trailer flood',
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${'X-A: b\r\n'.repeat(100_000)}`,
    'too-large',
  ],
]
for (const [why, octets, outcome] of malformed) {
  test(`a server that sends ${why}: ${outcome}`, async (t) => {
    const url = await serveRaw(t, (socket) => socket.end(octets))
    const load = await fetcher(t)
    failed(await load(url), outcome)
  })
}

test('a port where nobody listens is unreachable, and is not asked twice', async (t) => {
  const { url } = await serve(t, () => {})
  const closed = await listen(createRawServer(), '127.0.0.1', 0)
  await closed.close()
  const load = await fetcher(t)
  const dead = url.replace(/\d+$/, `${closed.port}`)
  const first = await load(dead)
  assert.match(failed(first, 'unreachable'), /nothing listens/)
  assert.equal(await load(dead), first)
})

for (const [kind, start] of [
  ['http', startHttpProxy],
  ['socks5', startSocksProxy],
] as const) {
  test(`a ${kind} proxy is asked for the address that was checked`, async (t) => {
    const server = await serve(t, (_, response) => void response.end(crl))
    const proxy = await start()
    t.after(proxy.close)
    const load = await fetcher(t, {
      proxy: { scheme: kind, host: '127.0.0.1', address: '127.0.0.1', port: proxy.port },
    })
    assert.equal((await load(`http://here.test:${server.port}/`)).outcome, 'ok')
    assert.deepEqual(proxy.asked, [`127.0.0.1:${server.port}`])
    // Only the proxy could know this name, and nobody could then say where it leads.
    failed(await load(`http://nowhere.test:${server.port}/`), 'name-not-found')
    failed(await load(`http://inside.test:${server.port}/`), 'refused-private')
    assert.equal(proxy.asked.length, 1)
  })
}

test('a proxy that refuses is told apart from the server', async (t) => {
  const proxy = await startHttpProxy({ refuse: 403 })
  t.after(proxy.close)
  const load = await fetcher(t, {
    proxy: { scheme: 'http', host: '127.0.0.1', address: '127.0.0.1', port: proxy.port },
  })
  assert.match(failed(await load('http://127.0.0.1:8080/'), 'proxy-refused'), /403/)
})

test('an abort ends what is under way, and begins nothing new', async (t) => {
  const stop = new AbortController()
  const server = await serve(t, () => stop.abort())
  const load = await fetcher(t, { signal: stop.signal })
  failed(await load(`${server.url}/`), 'aborted')
  failed(await load(`${server.url}/other`), 'aborted')
  assert.equal(server.asked.length, 1)
})

test('what is remembered is bounded', async (t) => {
  const server = await serve(t, (_, response) => void response.end(Buffer.alloc(2 ** 24)))
  const load = await fetcher(t, { deadline: 20_000 })
  for (const path of ['a', 'b', 'c', 'd', 'e', 'a']) {
    assert.equal((await load(`${server.url}/${path}`, { limit: 2 ** 24 })).outcome, 'ok')
  }
  assert.equal(server.asked.length, 6)
})
