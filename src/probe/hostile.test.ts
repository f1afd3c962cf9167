import assert from 'node:assert/strict'
import { type Socket, createServer } from 'node:net'
import { performance } from 'node:perf_hooks'
import { type TestContext, test } from 'node:test'
import { heapInUse } from '../../test/heap.ts'
import { readRecordedFlights, receivedBy } from '../../test/recorded-flight.ts'
import { helloRetryRequest, plainFlight, records } from '../../test/synthetic-server.ts'
import { fromHex } from '../bytes/hex.ts'
import { converse } from '../net/connect.ts'
import { alertRecord } from '../estate/raw-server.ts'
import { listen } from '../estate/listener.ts'
import { FirstFlight, maximumFlight } from '../tls/first-flight.ts'
import { encodeHandshake } from '../tls/handshake.ts'
import { modernProfile } from '../tls/hello-profile.ts'
import { encodeRecord } from '../tls/record.ts'
import { type Attempt, attempt } from './attempt.ts'
import { directRoute } from './route.ts'
import { attemptFailure } from './attempt-failure.ts'
import { freshSecrets } from './hello-secrets.ts'

const address = '127.0.0.1'
const recordings = readRecordedFlights()
const flight = receivedBy(
  recordings.find(({ title }) => title.startsWith('TLS 1.2 with a CertificateRequest'))!,
)
const sealedFlight = receivedBy(recordings.find(({ title }) => title.startsWith('TLS 1.3 with TLS_AES_128'))!)
const upToCertificate = recordEnd(recordEnd(0))
/** ServerHelloDone is all that is left then. */
const upToRequest = flight.length - 9

function recordEnd(start: number): number {
  return start + 5 + flight[start + 3]! * 256 + flight[start + 4]!
}

/** A server, and what it is asked by: one attempt for each call. */
async function startServer(
  context: TestContext,
  behave: (socket: Socket) => void,
): Promise<(timeout?: number) => Promise<Attempt>> {
  const { port, close } = await listen(createServer(behave), address, 0)
  context.after(close)
  return (timeout = 5000) =>
    attempt(modernProfile, { route: directRoute(address, port), serverName: 'sip.contoso.test', timeout })
}

function answer(octets: Uint8Array): (socket: Socket) => void {
  return (socket) => socket.once('data', () => socket.write(octets))
}

/** Sends the same octets as long as anybody takes them, up to `most`. */
function flood(octets: Uint8Array, most = Infinity): (socket: Socket) => void {
  return (socket) => {
    const more = () => {
      while (!socket.destroyed && socket.bytesWritten < most && socket.write(octets));
    }
    socket.on('drain', more)
    socket.once('data', more)
  }
}

/** Sends one octet after the other, each as soon as the one before has left. */
function trickle(octets: Iterable<number>): (socket: Socket) => void {
  return (socket) => {
    const rest = octets[Symbol.iterator]()
    socket.setNoDelay(true)
    const one = () => {
      const { value, done } = rest.next()
      if (done !== true && !socket.destroyed) socket.write(Uint8Array.of(value), () => setImmediate(one))
    }
    socket.once('data', one)
  }
}

/** A flight whose Certificate message of a megabyte comes in records of one octet and has no end in sight. */
function* endlessFlight(): Generator<number> {
  yield* plainFlight(0x0303, 0xc02f, []).subarray(0, 47)
  yield* fromHex('160303000a0b0fff000ffefd0ffefa')
  for (;;) yield* [0x16, 3, 3, 0, 1, 0xaa]
}

const retry = encodeRecord(22, 0x0303, helloRetryRequest(0x1301, '003300020018'))
const tenThousand = encodeHandshake(
  11,
  Buffer.concat([fromHex('009c40'), Buffer.from('00000130'.repeat(10_000), 'hex')]),
)
const helloOnly = plainFlight(0x0303, 0xc02f, []).subarray(0, 47)

const hostile: [
  what: string,
  behave: (socket: Socket) => void,
  timeout: number,
  met: string,
  detail: RegExp,
][] = [
  ['says nothing and never closes', (socket) => socket.resume(), 250, 'silent unknown', /within 250 ms/],
  [
    'stops in mid-flight and never closes',
    answer(flight.subarray(0, 700)),
    250,
    'timeout unknown',
    /700 bytes/,
  ],
  ['trickles a flight without end', trickle(endlessFlight()), 250, 'timeout unknown', /after 250 ms/],
  [
    'sends a gigabyte of records',
    flood(records(22, 0x0303, new Uint8Array(2 ** 14)), 2 ** 30),
    5000,
    'too-large peer',
    /1048576/,
  ],
  [
    'sends a gigabyte of nothing',
    flood(fromHex('1603030000'.repeat(4000)), 2 ** 30),
    5000,
    'too-large peer',
    /1048576/,
  ],
  [
    'sends a gigabyte of text',
    flood(Buffer.from('HTTP'.repeat(4000)), 2 ** 30),
    5000,
    'not-tls peer',
    /HTTP/,
  ],
  [
    'announces a certificate of 16 MB',
    answer(Buffer.concat([helloOnly, fromHex('16030300040bffffff')])),
    5000,
    'too-large peer',
    /announces a message/,
  ],
  [
    'sends 10,000 certificates',
    answer(Buffer.concat([helloOnly, records(22, 0x0303, tenThousand)])),
    5000,
    'too-large peer',
    /10000 certificates/,
  ],
  [
    'floods with warnings',
    flood(fromHex('1503030002015a'.repeat(3000))),
    5000,
    'too-large peer',
    /16 warning/,
  ],
  [
    'floods with halves of alerts',
    flood(fromHex('150303000101'.repeat(3000))),
    5000,
    'too-large peer',
    /warning alerts/,
  ],
  [
    'floods with ChangeCipherSpec',
    flood(fromHex('140303000101'.repeat(3000))),
    5000,
    'too-large peer',
    /bytes/,
  ],
  [
    'asks for another hello for ever',
    (socket) => socket.on('data', () => socket.write(retry)),
    5000,
    'malformed peer',
    /second HelloRetryRequest/,
  ],
  [
    'answers with the flight of another connection',
    answer(sealedFlight),
    5000,
    'malformed peer',
    /could not be opened/,
  ],
  [
    'resets at the hello',
    (socket) => socket.once('data', () => socket.resetAndDestroy()),
    5000,
    'connection-reset unknown',
    /reset/,
  ],
]
for (const [what, behave, timeout, met, detail] of hostile) {
  test(`a server that ${what}: ${met}, in time and without its octets`, async (context) => {
    const ask = await startServer(context, behave)
    const startedAt = performance.now()
    const { failure, flight: read, transcript } = await ask(timeout)
    const took = performance.now() - startedAt
    assert.equal(`${failure?.code} ${failure?.blame}`, met)
    assert.equal(failure?.stage, 'tls')
    assert.match(failure.detail, detail)
    assert.deepEqual(read.presented, [])
    // What was read last is the most that lies above the limit.
    assert.ok(transcript.received.length <= maximumFlight + 65_536, `${transcript.received.length} octets`)
    assert.ok(took < timeout + 2000, `${took} ms`)
    if (transcript.end === 'timeout') assert.ok(took >= timeout - 5, `${took} ms`)
  })
}

test('a server that closes: at every offset of its flight it is said to have closed, or the certificates are there', async (context) => {
  let offset = 0
  const ask = await startServer(context, (socket) =>
    socket.once('data', () => socket.end(flight.subarray(0, offset))),
  )
  for (; offset < flight.length; offset++) {
    const { failure, flight: read } = await ask()
    if (offset < upToCertificate) {
      assert.equal(`${failure?.stage} ${failure?.code} ${failure?.blame}`, 'tls closed peer', `at ${offset}`)
      assert.deepEqual(read.presented, [])
    } else {
      assert.equal(failure, undefined, `at ${offset}`)
      assert.equal(read.presented.length, 2)
      assert.equal(read.certificateRequest !== undefined, offset >= upToRequest)
    }
  }
})

test('a server that resets at once: the connection or the hello meets the reset', async (context) => {
  const ask = await startServer(context, (socket) => socket.resetAndDestroy())
  const { failure } = await ask()
  assert.equal(`${failure?.code} ${failure?.blame}`, 'connection-reset unknown')
  assert.ok(failure?.stage === 'connect' || failure?.stage === 'tls')
})

const stages: [what: string, sent: Uint8Array, presented: number][] = [
  ['its ServerHello', flight.subarray(0, recordEnd(0)), 0],
  ['half of its Certificate', flight.subarray(0, upToCertificate - 100), 0],
  ['its Certificate', flight.subarray(0, upToCertificate), 2],
]
for (const [what, sent, presented] of stages) {
  test(`a server that resets when ${what} has arrived`, async (context) => {
    // A reset overtakes what was sent and not yet read, so the server has to know what was read.
    const arrived = Promise.withResolvers<void>()
    const server = createServer((socket) => {
      socket.once('data', () => socket.write(sent))
      void arrived.promise.then(() => socket.resetAndDestroy())
    })
    const { port, close } = await listen(server, address, 0)
    context.after(close)
    const reader = new FirstFlight(modernProfile, null, freshSecrets())
    let octets = 0
    const dialogue = {
      opening: reader.opening,
      receive(bytes: Uint8Array) {
        octets += bytes.length
        if (octets === sent.length) arrived.resolve()
        return reader.receive(bytes)
      },
    }
    const conversation = await converse(dialogue, { address, port, timeout: 5000 })
    const failure = attemptFailure(reader.finish(), { ...conversation, timeout: 5000 })
    assert.equal(reader.finish().presented.length, presented)
    assert.equal(failure?.code, presented > 0 ? undefined : 'connection-reset')
    if (failure !== undefined) assert.deepEqual([failure.stage, failure.blame], ['tls', 'unknown'])
  })
}

test('forty hostile flights of a megabyte leave nothing behind', async (context) => {
  const ask = await startServer(context, flood(fromHex('1603030000'.repeat(4000))))
  const memory = () => heapInUse() + process.memoryUsage().arrayBuffers
  let before = 0
  for (let round = 0; round < 40; round++) {
    if (round === 10) before = memory()
    const { failure } = await ask()
    assert.equal(failure?.code, 'too-large')
  }
  const growth = memory() - before
  assert.ok(growth < 8 * 2 ** 20, `${growth} octets more`)
})

for (const [what, place] of [
  ['in place of a ServerHello', 0],
  ['behind it', recordEnd(0)],
] as const) {
  test(`a server that sends a fatal alert ${what} is quoted`, async (context) => {
    const octets = Buffer.concat([flight.subarray(0, place), alertRecord(80)])
    const ask = await startServer(context, answer(octets))
    const { failure } = await ask()
    assert.equal(`${failure?.stage} ${failure?.code} ${failure?.blame}`, 'tls alert peer')
  })
}
