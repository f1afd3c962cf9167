import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { type Socket, connect, createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { readRecordedFlights, receivedBy } from '../../test/recorded-flight.ts'
import { fromHex } from '../bytes/hex.ts'
import { alertRecord, plainHttpReply, plainSipReply } from '../estate/raw-server.ts'
import { listen } from '../estate/listener.ts'
import type { Candidate, EndpointObservation } from '../report/observation.ts'
import { type ProbeOptions, probe } from './probe.ts'

const address = '127.0.0.1'
const recorded = readRecordedFlights().find(({ title }) =>
  title.startsWith('TLS 1.2 with a CertificateRequest'),
)!
const flight = receivedBy(recorded)
/** Its first two records: ServerHello and Certificate. */
const upToCertificate = flight.subarray(0, recordEnd(recordEnd(0)))

function recordEnd(start: number): number {
  return start + 5 + flight[start + 3]! * 256 + flight[start + 4]!
}

function candidate(port: number): Candidate {
  return { host: 'sip.contoso.test', address, port, serverName: 'sip.contoso.test', member: false }
}

/** Probes a server that does `behave` with each connection; counts the connections. */
async function probeServer(
  context: TestContext,
  behave: (socket: Socket) => void,
  options: Partial<ProbeOptions> = {},
): Promise<EndpointObservation & { connections: number }> {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    behave(socket)
  })
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const seen = await probe(candidate(port), { timeout: 5000, retries: 0, ...options })
  return { ...seen, connections }
}

/** Says `octets` as soon as the ClientHello is there, and leaves the connection open. */
function answer(octets: Uint8Array | string): (socket: Socket) => void {
  return (socket) => socket.once('data', () => socket.write(octets))
}

const failures: [
  what: string,
  behave: (socket: Socket) => void,
  code: string,
  tries: number,
  detail: RegExp,
][] = [
  ['speaks HTTP', answer(plainHttpReply), 'not-tls', 1, /HTTP server/],
  ['speaks SIP', answer(plainSipReply), 'not-tls', 1, /SIP server/],
  ['greets as SSH', (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'), 'not-tls', 1, /SSH server/],
  ['greets as a mail server', (socket) => socket.write('220 mx ESMTP\r\n'), 'not-tls', 1, /SMTP/],
  ['closes at once', (socket) => socket.end(), 'closed', 6, /without answering/],
  [
    'closes in mid-flight',
    (socket) => socket.end(flight.subarray(0, 500)),
    'closed',
    5,
    /before it had sent/,
  ],
  [
    'resets at the ClientHello',
    (socket) => socket.once('data', () => socket.resetAndDestroy()),
    'connection-reset',
    6,
    /reset/,
  ],
  ['refuses the version', answer(alertRecord(70)), 'alert', 5, /alert 70 \(protocol_version\)/],
  ['has no certificate for the name', answer(alertRecord(112)), 'alert', 2, /unrecognized_name/],
  ['has an alert of no name', answer(alertRecord(211)), 'alert', 1, /alert_211/],
  ['says goodbye in good order', answer(fromHex('15030300020100')), 'closed', 5, /close_notify/],
  [
    'sends warnings without end',
    answer(fromHex('15030300020170'.repeat(500))),
    'too-large',
    1,
    /warning alerts/,
  ],
  ['sends garbage', answer(new Uint8Array(3000).fill(0xa5)), 'not-tls', 1, /does not speak TLS/],
  [
    'begins well and goes on with garbage',
    answer(Buffer.concat([flight.subarray(0, 98), new Uint8Array(200).fill(0xa5)])),
    'malformed',
    1,
    /no TLS record/,
  ],
  [
    'sends records of nothing without end',
    flood(fromHex('1603030000'.repeat(5000))),
    'too-large',
    1,
    /1048576 bytes/,
  ],
  [
    'sends a handshake message of 10 MB',
    flood(fromHex(`1603034000029896800303${'00'.repeat(16_378)}`)),
    'too-large',
    1,
    /announces/,
  ],
]
for (const [what, behave, code, tries, detail] of failures) {
  test(`a server that ${what}: ${code} after ${tries} ${tries === 1 ? 'try' : 'tries'}`, async (context) => {
    const seen = await probeServer(context, behave)
    assert.equal(seen.failure?.code, code)
    assert.equal(seen.failure.stage, 'tls')
    assert.match(seen.failure.detail, detail)
    assert.deepEqual([seen.tries, seen.attempts.length, seen.connections], [tries, tries, tries])
    assert.ok(seen.attempts.every(({ outcome, detail }) => outcome === code && detail !== undefined))
    assert.deepEqual(seen.presented, [])
    assert.equal(seen.clientAuth.request, 'unknown')
  })
}

/** Sends the same octets as long as anybody takes them. */
function flood(octets: Uint8Array): (socket: Socket) => void {
  return (socket) => {
    const more = () => {
      while (!socket.destroyed && socket.write(octets));
    }
    socket.on('drain', more)
    more()
  }
}

test('a server that is silent: another hello with each retry, no more', async (context) => {
  const seen = await probeServer(context, (socket) => socket.resume(), { timeout: 250, retries: 1 })
  assert.equal(seen.failure?.code, 'silent')
  assert.deepEqual(
    seen.transcripts.map(({ attempt }) => attempt),
    ['modern', 'tls1.2'],
  )
})

test('a server that stops in mid-flight: timeout', async (context) => {
  const seen = await probeServer(context, answer(flight.subarray(0, 500)), { timeout: 250, retries: 1 })
  assert.deepEqual([seen.failure?.code, seen.tries], ['timeout', 1])
  assert.match(seen.failure?.detail ?? '', /500 bytes/)
  assert.equal(seen.tls?.version, 'TLS 1.2')
})

for (const [what, behave] of [
  ['falls silent', answer(upToCertificate)],
  ['closes', (socket: Socket) => socket.once('data', () => socket.end(upToCertificate))],
  ['sends an alert', answer(Buffer.concat([upToCertificate, alertRecord(80)]))],
] as const) {
  test(`a server that ${what} behind its certificates is still seen`, async (context) => {
    const seen = await probeServer(context, behave, { timeout: 250 })
    assert.equal(seen.presented.length, recorded.expected.presented.length)
    assert.equal(seen.failure, undefined)
    assert.equal(seen.clientAuth.request, 'unknown')
    assert.equal(seen.tries, 1)
  })
}

test('a flight that comes octet by octet is read', async (context) => {
  const trickle = (socket: Socket) => {
    socket.setNoDelay(true)
    socket.once('data', () => {
      for (const octet of flight) socket.write(Uint8Array.of(octet))
    })
  }
  const seen = await probeServer(context, trickle)
  assert.equal(seen.presented.length, recorded.expected.presented.length)
  assert.deepEqual(Buffer.from(seen.transcripts[0]!.received), Buffer.from(flight))
})

test('a server that asks for another hello again and again is asked no more than twice', async (context) => {
  const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'
  const retry = fromHex(
    `1603030038020000340303${retryRandom}0013010000 0c002b00020304003300020018`.replaceAll(' ', ''),
  )
  let hellos = 0
  const seen = await probeServer(context, (socket) => {
    socket.on('data', () => {
      hellos += 1
      socket.write(retry)
    })
  })
  assert.equal(seen.failure?.code, 'malformed')
  assert.match(seen.failure.detail, /second HelloRetryRequest/)
  assert.equal(hellos, 2)
  assert.ok(seen.transcripts[0]!.sent.length > 1024)
})

test('nobody listens: one try, however many retries there are', async () => {
  const { port, close } = await listen(createServer(), address, 0)
  await close()
  const seen = await probe(candidate(port), { timeout: 5000, retries: 3 })
  assert.deepEqual(
    [seen.failure?.stage, seen.failure?.code, seen.tries],
    ['connect', 'connection-refused', 1],
  )
  assert.deepEqual(seen.timings, {})
  assert.equal(seen.transcripts[0]?.sent.length, 0)
})

test('an abort ends a probe at once, while it waits and between two tries', async (context) => {
  const waiting = new AbortController()
  const { signal } = waiting
  const silent = await probeServer(context, (socket) => socket.once('data', () => waiting.abort()), {
    signal,
    retries: 2,
  })
  assert.deepEqual([silent.failure?.code, silent.failure?.blame, silent.tries], ['aborted', 'us', 1])
  assert.equal(getEventListeners(signal, 'abort').length, 0)

  const pausing = new AbortController()
  const endless = { signal: pausing.signal, timeout: 250, retries: 20 }
  // That the first try is over is heard at the far end during the pause behind it.
  const behave = (socket: Socket) => socket.resume().on('close', () => pausing.abort())
  const paused = await probeServer(context, behave, endless)
  assert.deepEqual([paused.failure?.code, paused.connections], ['aborted', 1])
})

test('thirty probes of the same server at once do not disturb one another', async (context) => {
  const server = createServer(answer(flight))
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const probes = Array.from({ length: 30 }, () => probe(candidate(port), { timeout: 5000, retries: 0 }))
  for (const { presented, tries } of await Promise.all(probes)) {
    assert.equal(presented.length, recorded.expected.presented.length)
    assert.equal(tries, 1)
  }
  // The server still takes connections: nothing was left half open.
  await new Promise<void>((resolve) => connect(port, address, resolve).unref())
})
