// What other pages, other computers and broken clients send. None of it may be answered with anything but a problem.
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { problem } from '../../src/api/problem.ts'
import { serverStatus } from '../../src/api/status.ts'
import { Page } from '../../src/serve/page.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApi, type ApiServer } from './api-server.ts'
import { parseAnswer, raw } from './raw.ts'

let api: ApiServer
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farend-page-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(folder, '..', 'farend-beside-page.txt'), 'beside')
  api = await startApi({ page: new Page(folder) })
})

after(async () => {
  await api.close()
  await rm(folder, { recursive: true })
  await rm(join(folder, '..', 'farend-beside-page.txt'))
})

/** A request on a connection that ends with it. `headers` come in place of Host and token. */
async function asked(line: string, headers: Record<string, string> = {}, body = '') {
  const all = {
    Host: `127.0.0.1:${api.port}`,
    Authorization: `Bearer ${api.token}`,
    ...(body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...headers,
    Connection: 'close',
  }
  const fields = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return parseAnswer(await raw(api.port, `${line} HTTP/1.1\r\n${fields.join('')}\r\n${body}`))
}

function assertProblem(answer: ReturnType<typeof parseAnswer>, status: number): void {
  assert.equal(answer.status, status, answer.body)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  const { detail, status: same } = problem.parse(JSON.parse(answer.body))
  assert.equal(same, status)
  assert.ok(detail.includes(': '), detail)
}

const check = JSON.stringify({ targets: ['127.0.0.1:1'] })
const json = { 'Content-Type': 'application/json' }

describe('from other places', () => {
  const cases: [name: string, line: string, headers: Record<string, string>, status: number][] = [
    ['a rebound name', 'GET /api/v1/status', { Host: 'rebound.test' }, 421],
    ['a rebound name with the right port', 'GET /api/v1/status', { Host: 'rebound.test:{port}' }, 421],
    ['a rebound name asks for the page', 'GET /', { Host: 'rebound.test:{port}' }, 421],
    ['a rebound name asks for the document', 'GET /api/v1/openapi.json', { Host: 'rebound.test' }, 421],
    ['a foreign origin reads', 'GET /api/v1/checks', { Origin: 'https://evil.test' }, 403],
    ['a foreign origin writes', 'POST /api/v1/checks', { ...json, Origin: 'https://evil.test' }, 403],
    ['a sandboxed frame', 'POST /api/v1/checks', { ...json, Origin: 'null' }, 403],
    [
      'its preflight',
      'OPTIONS /api/v1/checks',
      { Origin: 'https://evil.test', 'Access-Control-Request-Method': 'POST' },
      403,
    ],
    ['a cross-site fetch', 'POST /api/v1/checks', { ...json, 'Sec-Fetch-Site': 'cross-site' }, 403],
    [
      'a cross-site image',
      'GET /api/v1/checks',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
      403,
    ],
    ['another port of this host', 'GET /api/v1/checks', { Origin: 'http://127.0.0.1:8080' }, 403],
    ['a form of text', 'POST /api/v1/checks', { 'Content-Type': 'text/plain' }, 415],
    ['a form', 'POST /api/v1/checks', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['a form with files', 'POST /api/v1/checks', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
    ['a form that says nothing of itself', 'POST /api/v1/checks', {}, 415],
    ['a form to cancel', 'POST /api/v1/checks/x/cancel', { 'Content-Type': 'text/plain' }, 415],
    ['no token', 'GET /api/v1/status', { Authorization: '' }, 401],
    ['a wrong token', 'GET /api/v1/status', { Authorization: 'Bearer wrong' }, 401],
    ['a token as a cookie', 'GET /api/v1/status', { Authorization: '', Cookie: 'token={token}' }, 401],
    ['a token in the address', 'GET /api/v1/status?token={token}', { Authorization: '' }, 401],
    ['a user header without a proxy', 'GET /api/v1/status', { Authorization: '', 'X-User': 'smith' }, 401],
    ['a check without token', 'POST /api/v1/checks', { ...json, Authorization: '' }, 401],
    ['what is not there, without token', 'GET /api/v1/nothing', { Authorization: '' }, 401],
  ]
  for (const [name, line, headers, status] of cases) {
    test(`${name}: ${status}`, async () => {
      const filled = (text: string) => text.replace('{port}', String(api.port)).replace('{token}', api.token)
      const own = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, filled(value)]))
      const answer = await asked(filled(line), own, line.startsWith('POST') ? check : '')
      assertProblem(answer, status)
      assert.equal(answer.headers.get('access-control-allow-origin'), undefined)
      assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/)
    })
  }

  test('none of it began a check', async () => {
    assert.deepEqual(await (await api.ask('GET', '/checks')).json(), { checks: [] })
  })

  test('no answer sets a cookie, and nothing is said of the token', async () => {
    const { headers, body } = await asked('GET /api/v1/status', { Authorization: 'Bearer wrong' })
    assert.equal(headers.get('set-cookie'), undefined)
    assert.ok(!body.includes(api.token))
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer/)
  })
})

describe('paths that lead out of the folder', () => {
  const beside = 'farend-beside-page.txt'
  const paths = [
    `/../${beside}`,
    `/%2e%2e/${beside}`,
    `/%2e%2e%2f${beside}`,
    `/..%2f${beside}`,
    `/..%5c${beside}`,
    `/..\\${beside}`,
    `/%252e%252e%252f${beside}`,
    `/....//${beside}`,
    `/.%00./${beside}`,
    `/index.html%00.txt`,
    `/index.html/../../${beside}`,
    `/assets/../../${beside}`,
    `//${beside}`,
    `/%c0%ae%c0%ae/${beside}`,
    `/%u002e%u002e/${beside}`,
    `/;/../${beside}`,
    '/etc/passwd',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/.git/config',
    '/index.html/',
    '/INDEX.HTML',
  ]
  for (const path of paths) {
    test(path, async () => {
      const answer = await asked(`GET ${path}`)
      assertProblem(answer, answer.status === 400 ? 400 : 404)
    })
  }

  test('the page itself is there', async () => {
    const { status, headers, body } = await asked('GET /', { Authorization: '' })
    assert.deepEqual([status, body.includes('<title>page')], [200, true])
    assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'/)
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src[^;]*unsafe/)
  })
})

describe('what is no proper request', () => {
  const host = () =>
    `Host: 127.0.0.1:${api.port}\r\nAuthorization: Bearer ${api.token}\r\nConnection: close\r\n`
  const cases: [name: string, request: () => string, status: number][] = [
    ['no HTTP', () => '\u0016\u0003\u0001\u0002\u0000\r\n\r\n', 400],
    ['HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['no Host', () => 'GET /api/v1/status HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['HTTP/1.0 without Host', () => 'GET /api/v1/status HTTP/1.0\r\n\r\n', 400],
    ['an unknown method', () => `BREW / HTTP/1.1\r\n${host()}\r\n`, 400],
    ['a method of another protocol', () => `PROPFIND /api/v1/status HTTP/1.1\r\n${host()}\r\n`, 405],
    ['TRACE', () => `TRACE /api/v1/status HTTP/1.1\r\n${host()}\r\n`, 405],
    ['CONNECT', () => `CONNECT intranet.test:443 HTTP/1.1\r\n${host()}\r\n`, 405],
    ['OPTIONS', () => `OPTIONS /api/v1/status HTTP/1.1\r\n${host()}\r\n`, 405],
    ['OPTIONS of everything', () => `OPTIONS * HTTP/1.1\r\n${host()}\r\n`, 400],
    ['two Hosts', () => `GET / HTTP/1.1\r\n${host()}Host: evil.test\r\n\r\n`, 421],
    ['a broken Host', () => 'GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n', 400],
    ['a very long address', () => `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host()}\r\n`, 431],
    ['very long headers', () => `GET / HTTP/1.1\r\n${host()}X: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      () =>
        `POST /api/v1/checks HTTP/1.1\r\n${host()}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
    ],
    [
      'a broken chunk',
      () =>
        `POST /api/v1/checks HTTP/1.1\r\n${host()}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
    [
      'an impossible length',
      () =>
        `POST /api/v1/checks HTTP/1.1\r\n${host()}Content-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n`,
      400,
    ],
  ]
  for (const [name, request, status] of cases) {
    test(`${name}: ${status}`, async () => assertProblem(parseAnswer(await raw(api.port, request())), status))
  }

  test('what is expected beyond RFC 9110 changes nothing', async () => {
    assert.equal((await asked('GET /api/v1/status', { Expect: 'wonders' })).status, 200)
  })

  test('a method that is none of the route names those that are', async () => {
    const { headers } = await asked('DELETE /api/v1/checks')
    assert.equal(headers.get('allow'), 'GET, POST')
  })
})

describe('bodies', () => {
  const most = 32 * 2 ** 20
  test('one that is announced too large is refused before it comes', async () => {
    const answer = await asked('POST /api/v1/targets', { ...json, 'Content-Length': String(most + 1) })
    assertProblem(answer, 413)
  })

  test('one that grows too large in chunks is refused, and not kept', async () => {
    const small = await startApi({ limits: { body: 10_000 } })
    const head = `POST /api/v1/targets HTTP/1.1\r\nHost: 127.0.0.1:${small.port}\r\nAuthorization: Bearer ${small.token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`
    const chunk = `400\r\n${'x'.repeat(1024)}\r\n`
    assertProblem(parseAnswer(await raw(small.port, head + chunk.repeat(20))), 413)
    await small.close()
  })

  const wrong: [name: string, body: string | Buffer][] = [
    ['no JSON', '{"targets": ['],
    ['two values', '{} {}'],
    ['no UTF-8', '\xff\xfe{'],
    ['deep nesting', `{"targets":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['deep objects', `${'{"targets":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number beyond all', '{"targets":1e999}'],
    ['a prototype', '{"__proto__":{"targets":["a"]},"constructor":{}}'],
  ]
  for (const [name, body] of wrong) {
    test(`${name} is refused`, async () => {
      const answer = await asked(
        'POST /api/v1/checks',
        { ...json, 'Content-Length': String(Buffer.byteLength(String(body), 'latin1')) },
        String(body),
      )
      assertProblem(answer, 400)
    })
  }
})

describe('slow clients', () => {
  test('headers and bodies that do not come are not waited for', async () => {
    const quick = await startApi({ bounds: { headers: 150, request: 300 } })
    const beginnings = [
      'GET /api/v1/status HTTP/1.1\r\nHost: ',
      `POST /api/v1/targets HTTP/1.1\r\nHost: 127.0.0.1:${quick.port}\r\nAuthorization: Bearer ${quick.token}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{`,
    ]
    const answers = await Promise.all(beginnings.map((beginning) => raw(quick.port, beginning)))
    for (const answer of answers) assertProblem(parseAnswer(answer), 408)
    await quick.close()
  })

  test('a connection that says nothing is closed', async () => {
    const quick = await startApi({ bounds: { headers: 150, request: 300, idle: 200 } })
    const socket = connect(quick.port, '127.0.0.1').resume()
    await once(socket, 'close')
    await quick.close()
  })
})

test('more connections than there are places do not keep others out for long', async () => {
  const few = await startApi({ bounds: { headers: 200, connections: 20 } })
  const sockets = Array.from({ length: 100 }, () => {
    const socket = connect(few.port, '127.0.0.1').resume()
    socket.on('error', () => undefined)
    return socket
  })
  await Promise.all(sockets.map((socket) => once(socket, 'close')))
  assert.ok(await few.read(serverStatus, 'GET', '/status'))
  await few.close()
})

test('nothing of all this was a fault inside', () => assert.deepEqual(api.faults, []))
