// `farend serve` as it is run: off loopback, behind a proxy, with TLS.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { checkState } from '../../src/api/check.ts'
import { serverStatus } from '../../src/api/status.ts'
import { createAuthority } from '../../src/estate/authority.ts'
import { startChild } from './child-server.ts'
import { parseAnswer, raw } from './raw.ts'
import { setTrap } from './trap.ts'

const token = 'an-operators-own-token'
let folder: string
before(async () => (folder = await mkdtemp(join(tmpdir(), 'farend-serve-'))))
after(() => rm(folder, { recursive: true }))

const get = async (port: string, path: string, headers: Record<string, string>, body = '') => {
  const fields = Object.entries({ Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const line = `${body === '' ? 'GET' : 'POST'} /api/v1${path} HTTP/1.1`
  return parseAnswer(await raw(Number(port), `${line}\r\n${fields.join('')}\r\n${body}`))
}

describe('off loopback', () => {
  test('callers need the token, and private addresses are left alone', async (context) => {
    const { origin, said } = await startChild(context, [
      ...['--host', '0.0.0.0', '--port', '0', '--token', token, '--store', 'memory'],
      ...['--allow-host', 'farend.contoso.test'],
    ])
    const { port } = new URL(origin)
    const own = { Host: `farend.contoso.test:${port}` }
    assert.equal((await get(port, '/status', own)).status, 401)
    assert.equal((await get(port, '/status', { ...own, Authorization: 'Bearer wrong' })).status, 401)
    assert.equal((await get(port, '/status', { ...own, 'X-Forwarded-User': 'smith' })).status, 401)
    const good = { ...own, Authorization: `Bearer ${token}` }
    const status = await get(port, '/status', good)
    assert.equal(serverStatus.parse(JSON.parse(status.body)).networks, 'addresses of the public Internet')
    assert.equal((await get(port, '/status', { ...good, Host: `evil.test:${port}` })).status, 421)
    assert.match(said(), /0\.0\.0\.0 is reached without TLS/)

    const trap = await setTrap()
    context.after(trap.close)
    const body = JSON.stringify({
      targets: [`127.0.0.1:${trap.port}`, `[::1]:${trap.port}`, `0.0.0.0:${trap.port}`],
    })
    const type = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) }
    const begun = await get(port, '/checks', { ...good, ...type }, body)
    const { id } = checkState.parse(JSON.parse(begun.body))
    const { body: events } = await get(port, `/checks/${id}/events`, good)
    assert.match(events, /"verdict":"(error|unknown)"[^]*event: end/)
    assert.deepEqual(trap.caught, [])
  })

  test('a reverse proxy vouches for its users, from its addresses only', async (context) => {
    const words = ['--host', '0.0.0.0', '--port', '0', '--store', 'memory', '--user-header', 'X-User']
    const trusted = await startChild(context, words)
    const foreign = await startChild(context, [...words, '--user-header-from', '192.0.2.1'])
    const ask = (origin: string, headers: Record<string, string>) => {
      const { port } = new URL(origin)
      return get(port, '/status', { Host: `127.0.0.1:${port}`, ...headers })
    }
    assert.equal((await ask(trusted.origin, { 'X-User': 'smith' })).status, 200)
    assert.equal((await ask(trusted.origin, {})).status, 401)
    assert.equal((await ask(trusted.origin, { 'X-User': 'smith', Origin: 'https://evil.test' })).status, 403)
    assert.equal((await ask(foreign.origin, { 'X-User': 'smith' })).status, 401)
  })
})

test('with a certificate the server speaks TLS, and nothing else', async (context) => {
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
  const root = createAuthority({ subject: ['CN=Root'], ...validity })
  const own = root.issue({ subject: ['CN=localhost'], subjectAltName: [{ dns: 'localhost' }], ...validity })
  const [cert, key] = [join(folder, 'own.pem'), join(folder, 'own.key')]
  await writeFile(cert, own.pem)
  await writeFile(key, own.keyPem)
  const words = ['--port', '0', '--store', 'memory', '--tls-cert', cert, '--tls-key', key]
  const { origin, token: made } = await startChild(context, words)
  assert.match(origin, /^https:\/\/127\.0\.0\.1:\d+$/)
  const { port } = new URL(origin)
  const asked = request({
    ...{ host: 'localhost', family: 4, port, path: '/api/v1/status', ca: root.pem, agent: false },
    headers: { authorization: `Bearer ${made}`, origin: `https://localhost:${port}` },
  }).end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  assert.equal(response.statusCode, 200, await text(response))
  assert.equal(
    await raw(Number(port), 'GET / HTTP/1.1\r\n\r\n').then((answer) => answer.startsWith('HTTP/1.1 200')),
    false,
  )
})
