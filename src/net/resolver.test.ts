import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import type { RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { decode, encode } from 'dns-packet'
import type { Packet } from 'dns-packet'
import { startDnsServer } from '../estate/dns-server.ts'
import type { DnsServerOptions } from '../estate/dns-server.ts'
import { findDnsServer } from './dns-address.ts'
import { createResolver, resolverFor } from './resolver.ts'
import type { Resolver } from './resolver.ts'

const quick = { timeout: 200, retries: 0 }
const patient = { timeout: 5000, retries: 0 }
const closing: (() => unknown)[] = []
after(() => Promise.all(closing.map((close) => close())))

async function startZone(behaviours: NonNullable<DnsServerOptions['behaviours']> = {}) {
  const many = Array.from({ length: 40 }, (_, index) => `192.0.2.${index + 1}`)
  const server = await startDnsServer({
    apexes: ['contoso.test'],
    records: [
      { name: 'sip.contoso.test', type: 'A', ttl: 120, data: '192.0.2.1' },
      { name: 'sip.contoso.test', type: 'A', ttl: 120, data: '192.0.2.2' },
      { name: 'sip.contoso.test', type: 'AAAA', data: '2001:db8::1' },
      { name: 'alias.contoso.test', type: 'CNAME', data: 'sip.contoso.test' },
      ...many.map((data) => ({ name: 'many.contoso.test', type: 'A' as const, data })),
      {
        name: '_sip._tls.contoso.test',
        type: 'SRV',
        data: { priority: 0, weight: 5, port: 443, target: 'sip.contoso.test' },
      },
    ],
    behaviours,
  })
  closing.push(() => server.close())
  return server
}

/** A server on UDP that reacts to each query as told. */
async function startRaw(
  react: (query: Buffer, peer: RemoteInfo, send: (message: Uint8Array) => void) => void,
): Promise<string> {
  const socket = createSocket('udp4')
  socket.on('message', (query, peer) => {
    react(query, peer, (message) => socket.send(message, peer.port, peer.address))
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  closing.push(() => socket.close())
  return `127.0.0.1:${socket.address().port}`
}

function answer(query: Buffer, over: Packet = {}): Uint8Array {
  const { id, questions } = decode(query)
  const name = questions?.[0]?.name ?? ''
  return encode({
    type: 'response',
    id,
    questions,
    answers: [{ name, type: 'A', data: '192.0.2.1' }],
    ...over,
  })
}

function ask(server: string, options = quick): Promise<Awaited<ReturnType<Resolver['query']>>> {
  return createResolver({ server, ...options }).then((resolver) => resolver.query('sip.contoso.test', 'A'))
}

test('an answer comes with its records, the server and the transport', async () => {
  const server = await startZone()
  const resolver = await createResolver({ server: server.address, ...patient })
  const { ms, ...query } = await resolver.query('sip.contoso.test', 'A')
  assert.ok(ms >= 0 && ms < 5000)
  assert.equal(resolver.label, server.address)
  assert.deepEqual(query, {
    name: 'sip.contoso.test',
    type: 'A',
    rcode: 'NOERROR',
    answers: [
      { name: 'sip.contoso.test', type: 'A', ttl: 120, data: '192.0.2.1' },
      { name: 'sip.contoso.test', type: 'A', ttl: 120, data: '192.0.2.2' },
    ],
    server: server.address,
    transport: 'udp',
  })
})

test('SRV, AAAA and the CNAME chain are answers too', async () => {
  const server = await startZone()
  const resolver = await createResolver({ server: server.address, ...patient })
  const data = async (name: string, type: 'SRV' | 'AAAA' | 'A') =>
    (await resolver.query(name, type)).answers.map((record) => `${record.type} ${record.data}`)
  assert.deepEqual(await data('_sip._tls.contoso.test', 'SRV'), ['SRV 0 5 443 sip.contoso.test'])
  assert.deepEqual(await data('alias.contoso.test', 'AAAA'), ['CNAME sip.contoso.test', 'AAAA 2001:db8::1'])
})

test('a name without such records, a missing name and a foreign name are told apart', async () => {
  const server = await startZone()
  const resolver = await createResolver({ server: server.address, ...patient })
  const rcode = async (name: string) => (await resolver.query(name, 'AAAA')).rcode
  assert.equal(await rcode('many.contoso.test'), 'NODATA')
  assert.equal(await rcode('missing.contoso.test'), 'NXDOMAIN')
  assert.equal(await rcode('fabrikam.test'), 'REFUSED')
})

for (const code of ['SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP'] as const) {
  test(`${code} is the outcome when the server says so, with and without EDNS`, async () => {
    const server = await startZone({ 'sip.contoso.test': code })
    assert.equal((await ask(server.address, patient)).rcode, code)
  })
}

test('a truncated response is asked for again over TCP', async () => {
  const server = await startZone({ 'sip.contoso.test': 'truncated' })
  const query = await ask(server.address, patient)
  assert.equal(query.rcode, 'NOERROR')
  assert.equal(query.transport, 'tcp')
  assert.equal(query.answers.length, 2)
})

test('a server that hangs up on TCP gives no readable response', async () => {
  const server = await startZone({ 'sip.contoso.test': 'truncated-then-closed' })
  const query = await ask(server.address, patient)
  assert.equal(query.rcode, 'MALFORMED')
  assert.equal(query.transport, 'tcp')
})

test('truncated without anybody on TCP is unreachable', async () => {
  const server = await startRaw((query, _, send) => send(answer(query, { flags: 0x0200 })))
  const query = await ask(server, patient)
  assert.equal(query.rcode, 'UNREACHABLE')
  assert.equal(query.transport, 'tcp')
})

test('silence ends in TIMEOUT after every round', async () => {
  const server = await startZone({ 'sip.contoso.test': 'silent' })
  const query = await ask(server.address, { timeout: 50, retries: 2 })
  assert.equal(query.rcode, 'TIMEOUT')
  assert.ok(query.ms >= 140, String(query.ms))
  assert.equal(server.asked.length, 3)
})

test('a lost datagram costs one round', async () => {
  const server = await startZone({ 'sip.contoso.test': 'silent-once' })
  const query = await ask(server.address, { timeout: 300, retries: 1 })
  assert.equal(query.rcode, 'NOERROR')
})

test('nobody there is UNREACHABLE, without waiting', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  await new Promise<void>((resolve) => socket.close(resolve))
  const query = await ask(`127.0.0.1:${port}`, patient)
  assert.equal(query.rcode, 'UNREACHABLE')
  assert.ok(query.ms < 4000)
})

for (const behaviour of ['other-id', 'other-question'] as const) {
  test(`a forged response with ${behaviour} is passed over`, async () => {
    const server = await startZone({ 'sip.contoso.test': behaviour })
    assert.equal((await ask(server.address, patient)).rcode, 'NOERROR')
  })
}

test('garbage is MALFORMED', async () => {
  const server = await startZone({ 'sip.contoso.test': 'garbage' })
  assert.equal((await ask(server.address, patient)).rcode, 'MALFORMED')
})

test('strays and nothing else are MALFORMED when the time is up', async () => {
  const server = await startRaw((query, _, send) => send(Buffer.concat([Buffer.of(1), query])))
  assert.equal((await ask(server)).rcode, 'MALFORMED')
})

test('a spam of wrong ids is not listened to for ever', async () => {
  let waiting = true
  const server = await startRaw((query, _, send) => {
    const wrong = Buffer.from(answer(query))
    wrong.writeUInt16BE(wrong.readUInt16BE(0) ^ 1)
    // One a turn of the event loop, so that the system has no reason to drop any.
    const spam = (left: number) => {
      send(wrong)
      if (left > 0 && waiting) setImmediate(spam, left - 1)
    }
    spam(1000)
  })
  const query = await ask(server, { timeout: 30_000, retries: 0 })
  waiting = false
  assert.equal(query.rcode, 'MALFORMED')
  assert.ok(query.ms < 20_000, String(query.ms))
})

test('a datagram from another port is not heard', async () => {
  const server = await startRaw((query, peer, send) => {
    const forger = createSocket('udp4')
    forger.send(answer(query, { flags: 3, answers: [] }), peer.port, peer.address, () => {
      forger.close()
      send(answer(query))
    })
  })
  assert.equal((await ask(server, patient)).rcode, 'NOERROR')
})

test('a server that cannot read EDNS is asked without it', async () => {
  const additionals: number[] = []
  const server = await startRaw((query, _, send) => {
    const count = decode(query).additionals?.length ?? 0
    additionals.push(count)
    send(count > 0 ? answer(query, { flags: 1, questions: [], answers: [] }) : answer(query))
  })
  assert.equal((await ask(server, patient)).rcode, 'NOERROR')
  assert.deepEqual(additionals, [1, 0])
})

test('every question has its own id and port', async () => {
  const seen: string[] = []
  const server = await startRaw((query, peer, send) => {
    seen.push(`${query.readUInt16BE(0)} ${peer.port}`)
    send(answer(query))
  })
  const resolver = await createResolver({ server, ...patient })
  await Promise.all(Array.from({ length: 20 }, () => resolver.query('sip.contoso.test', 'A')))
  const ids = new Set(seen.map((entry) => entry.split(' ')[0]))
  const ports = new Set(seen.map((entry) => entry.split(' ')[1]))
  assert.ok(ids.size > 15 && ports.size > 10, seen.join())
})

const several: [
  what: string,
  behaviours: ('silent' | 'SERVFAIL' | 'sound')[],
  rcode: string,
  answeredBy: number,
][] = [
  ['a silent server hands over to the next', ['silent', 'sound'], 'NOERROR', 1],
  ['a server that fails hands over to the next', ['SERVFAIL', 'sound'], 'NOERROR', 1],
  ['the first that knows has the word', ['sound', 'SERVFAIL'], 'NOERROR', 0],
  ['a failure counts more than silence before it', ['silent', 'SERVFAIL'], 'SERVFAIL', 1],
  ['a failure counts more than silence behind it', ['SERVFAIL', 'silent'], 'SERVFAIL', 0],
]

for (const [what, behaviours, rcode, answeredBy] of several) {
  test(`of several servers, ${what}`, async () => {
    const servers = await Promise.all(
      behaviours.map((behaviour) =>
        startZone(behaviour === 'sound' ? {} : { 'sip.contoso.test': behaviour }),
      ),
    )
    const addresses = await Promise.all(servers.map((server) => findDnsServer(server.address)))
    const query = await resolverFor(addresses.flat(), quick).query('sip.contoso.test', 'A')
    assert.deepEqual([query.rcode, query.server], [rcode, servers[answeredBy]?.address])
  })
}

test('without any server nothing is reachable', async () => {
  const resolver = resolverFor([], quick)
  assert.equal(resolver.label, 'none')
  assert.equal((await resolver.query('sip.contoso.test', 'A')).rcode, 'UNREACHABLE')
})

test('an abort ends the wait', async () => {
  const server = await startZone({ 'sip.contoso.test': 'silent' })
  const resolver = await createResolver({ server: server.address, timeout: 60_000, retries: 5 })
  const controller = new AbortController()
  const pending = resolver.query('sip.contoso.test', 'A', controller.signal)
  controller.abort()
  assert.equal((await pending).rcode, 'TIMEOUT')
})

test('a name that cannot be asked for is our own mistake', async () => {
  const resolver = await createResolver({ server: '127.0.0.1', ...quick })
  await assert.rejects(resolver.query('a b', 'A'), RangeError)
})

test('the operating system is asked only when no server was chosen', async () => {
  const chosen = await createResolver({ server: '127.0.0.1', ...quick })
  assert.ok(!('lookup' in chosen))
  const system = await createResolver(quick)
  const found = await system.lookup?.('localhost', 'A')
  assert.equal(found?.server, 'system')
  assert.deepEqual(found?.answers, [{ name: 'localhost', type: 'A', ttl: 0, data: '127.0.0.1' }])
})
