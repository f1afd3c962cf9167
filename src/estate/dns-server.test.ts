import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { decode, encode, streamEncode, type DecodedPacket, type Packet } from 'dns-packet'
import { startDnsServer, type DnsBehaviour } from './dns-server.ts'

const behaviours: Record<string, DnsBehaviour> = {
  'servfail.contoso.test': 'SERVFAIL',
  'refused.contoso.test': 'REFUSED',
  'formerr.contoso.test': 'FORMERR',
  'notimp.contoso.test': 'NOTIMP',
  'silent.contoso.test': 'silent',
  'once.contoso.test': 'silent-once',
  'tc.contoso.test': 'truncated',
  'closed.contoso.test': 'truncated-then-closed',
  'garbage.contoso.test': 'garbage',
  'other-id.contoso.test': 'other-id',
  'other-question.contoso.test': 'other-question',
}

const srv = { priority: 10, weight: 20, port: 5061, target: 'sip.contoso.test' }
const server = await startDnsServer({
  apexes: ['contoso.test'],
  records: [
    { name: 'sip.contoso.test', type: 'A', data: '127.0.0.2', ttl: 7 },
    { name: 'sip.contoso.test', type: 'AAAA', data: '::1' },
    { name: 'alias.contoso.test', type: 'CNAME', data: 'sip.contoso.test' },
    { name: '_sipfederationtls._tcp.contoso.test', type: 'SRV', data: srv },
    ...Array.from({ length: 40 }, (_, index) => ({
      name: 'many.contoso.test',
      type: 'A' as const,
      data: `127.0.1.${index}`,
    })),
    ...Object.keys(behaviours).map((name) => ({ name, type: 'A' as const, data: '127.0.0.9' })),
  ],
  behaviours,
})
after(() => server.close())

const resolver = new Resolver()
resolver.setServers([server.address])
const impatient = new Resolver({ timeout: 100, tries: 1 })
impatient.setServers([server.address])

test("Node's resolver reads A with TTL, AAAA, CNAME and SRV", async () => {
  assert.deepEqual(await resolver.resolve4('sip.contoso.test', { ttl: true }), [
    { address: '127.0.0.2', ttl: 7 },
  ])
  assert.deepEqual(await resolver.resolve6('sip.contoso.test'), ['::1'])
  assert.deepEqual(await resolver.resolveCname('alias.contoso.test'), ['sip.contoso.test'])
  assert.deepEqual(await resolver.resolve4('alias.contoso.test'), ['127.0.0.2'])
  assert.partialDeepStrictEqual(await resolver.resolveSrv('_sipfederationtls._tcp.contoso.test'), [
    { priority: 10, weight: 20, port: 5061, name: 'sip.contoso.test' },
  ])
})

for (const [name, code] of [
  ['none.contoso.test', 'ENOTFOUND'],
  ['_tcp.contoso.test', 'ENODATA'],
  ['sip.fabrikam.test', 'EREFUSED'],
  ['servfail.contoso.test', 'ESERVFAIL'],
] as const) {
  test(`Node's resolver reports ${code} for ${name}`, async () => {
    await assert.rejects(resolver.resolve4(name), { code })
  })
}

test("Node's resolver gives up on a name that is never answered", async () => {
  await assert.rejects(impatient.resolve4('silent.contoso.test'), { code: 'ETIMEOUT' })
})

for (const [name, count] of [
  ['many.contoso.test', 40],
  ['tc.contoso.test', 1],
] as const) {
  test(`Node's resolver gets ${name} over TCP after a truncated answer over UDP`, async () => {
    assert.equal((await resolver.resolve4(name)).length, count)
    const transports = server.asked.filter((question) => question.name === name)
    assert.deepEqual(
      transports.map(({ transport }) => transport),
      ['udp', 'tcp'],
    )
  })
}

for (const [name, rcode] of [
  ['refused.contoso.test', 5],
  ['formerr.contoso.test', 1],
  ['notimp.contoso.test', 4],
] as const) {
  test(`${name} is answered with code ${rcode}, without authority`, async () => {
    const [response] = await askUdp(name, 1)
    assert.equal(response && response.readUInt16BE(2) & 0xf, rcode)
    assert.equal(response && decode(response).flag_aa, false)
  })
}

test('an answer says that it is authoritative and repeats the question as it was asked', async () => {
  const [response] = await askUdp('SIP.contoso.test', 1)
  const packet = decodeAnswer(response)
  assert.equal(packet.flag_aa, true)
  assert.equal(packet.id, 77)
  assert.equal(packet.questions?.[0]?.name, 'SIP.contoso.test')
})

test('a truncated answer has no records', async () => {
  const packet = decodeAnswer((await askUdp('many.contoso.test', 1))[0])
  assert.equal(packet.flag_tc, true)
  assert.deepEqual(packet.answers, [])
})

test('the first question of a name that is silent once gets no answer, the second does', async () => {
  const socket = createSocket('udp4')
  try {
    send(socket, query('once.contoso.test', 1))
    send(socket, query('once.contoso.test', 2))
    assert.equal((await nextMessage(socket)).readUInt16BE(0), 2)
  } finally {
    socket.close()
  }
})

test('garbage has the id of the question and cannot be decoded', async () => {
  const [response] = await askUdp('garbage.contoso.test', 1)
  assert.equal(response?.readUInt16BE(0), 77)
  assert.throws(() => decodeAnswer(response))
})

test('a message with another id comes before the right one', async () => {
  const responses = await askUdp('other-id.contoso.test', 2)
  assert.deepEqual(
    responses.map((response) => response.readUInt16BE(0)),
    [76, 77],
  )
})

test('a message about another question comes before the right one', async () => {
  const responses = await askUdp('other-question.contoso.test', 2)
  assert.deepEqual(
    responses.map((response) => decode(response).questions?.[0]?.name),
    ['other.invalid', 'other-question.contoso.test'],
  )
})

test('a TCP connection is closed without answer where that is asked for', async () => {
  const socket = connectTcp()
  socket.write(streamEncode(query('closed.contoso.test', 1)))
  socket.resume()
  await once(socket, 'close')
  assert.equal(socket.bytesRead, 0)
})

test('two questions of one TCP connection, cut anywhere, get two answers', async () => {
  const socket = connectTcp()
  const both = Buffer.concat([1, 2].map((id) => streamEncode(query('sip.contoso.test', id))))
  socket.write(both.subarray(0, 5))
  socket.write(both.subarray(5))
  let received = Buffer.alloc(0)
  while (received.length < 2 || received.length < 2 * (2 + received.readUInt16BE())) {
    const [chunk]: Buffer[] = await once(socket, 'data')
    received = Buffer.concat([received, chunk ?? Buffer.alloc(0)])
  }
  const size = 2 + received.readUInt16BE()
  assert.deepEqual([received.readUInt16BE(2), received.readUInt16BE(size + 2)], [1, 2])
  socket.destroy()
})

test('what is no question gets no answer and does no harm', async () => {
  const socket = createSocket('udp4')
  try {
    send(socket, Buffer.from('hello'))
    send(socket, query('sip.contoso.test', 3))
    assert.equal((await nextMessage(socket)).readUInt16BE(0), 3)
  } finally {
    socket.close()
  }
})

test('closing cuts open TCP connections', async () => {
  const own = await startDnsServer({ apexes: [], records: [] })
  const socket = connectTcp(own.address)
  await once(socket, 'connect')
  socket.resume()
  await Promise.all([once(socket, 'close'), own.close()])
})

function query(name: string, id: number): Packet {
  return { type: 'query', id, questions: [{ name, type: 'A' }] }
}

function send(socket: ReturnType<typeof createSocket>, message: Packet | Buffer): void {
  const [address, port] = server.address.split(':')
  socket.send(Buffer.isBuffer(message) ? message : encode(message), Number(port), address)
}

async function nextMessage(socket: ReturnType<typeof createSocket>): Promise<Buffer> {
  const [message]: Buffer[] = await once(socket, 'message')
  assert.ok(message)
  return message
}

async function askUdp(name: string, count: number): Promise<Buffer[]> {
  const socket = createSocket('udp4')
  try {
    const responses: Buffer[] = []
    const enough = new Promise<void>((resolve) => {
      socket.on('message', (message) => {
        responses.push(message)
        if (responses.length === count) resolve()
      })
    })
    send(socket, query(name, 77))
    await enough
    return responses
  } finally {
    socket.close()
  }
}

function decodeAnswer(response: Buffer | undefined): DecodedPacket {
  assert.ok(response)
  return decode(response)
}

function connectTcp(to = server.address) {
  const [host = '', port] = to.split(':')
  return connect({ host, port: Number(port) })
}
