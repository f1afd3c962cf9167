import assert from 'node:assert/strict'
import { type Server, createServer as createTcpServer } from 'node:net'
import { test } from 'node:test'
import { type TlsOptions, createServer } from 'node:tls'
import {
  type RecordedFlight,
  readRecordedFlights,
  receivedBy,
  summaryOf,
} from '../../test/recorded-flight.ts'
import { fromHex } from '../bytes/hex.ts'
import { createAuthority } from '../estate/authority.ts'
import { listen } from '../estate/listener.ts'
import { alertRecord, plainHttpReply } from '../estate/raw-server.ts'
import type { Candidate, Transcript } from '../report/observation.ts'
import { probe } from './probe.ts'
import { flightOf, readAgain } from './read-again.ts'

const address = '127.0.0.1'
const serverName = 'sip.contoso.test'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], ...validity })
const end = root.issue({ subject: [`CN=${serverName}`], key: 'rsa-2048', ...validity })

function candidate(port: number): Candidate {
  return { host: serverName, address, port, serverName, member: false }
}

function transcriptOf(recorded: RecordedFlight): Transcript {
  return {
    attempt: recorded.profile,
    sent: fromHex(recorded.sent.flat().join('')),
    received: receivedBy(recorded),
    end: 'done',
    timeout: 5000,
    privateKeys: Object.fromEntries(
      Object.entries(recorded.privateKeys).map(([group, key]) => [group, [key]]),
    ),
  }
}

for (const recorded of readRecordedFlights()) {
  test(`${recorded.title}: its transcript says the same again`, () => {
    assert.deepEqual(summaryOf(flightOf(transcriptOf(recorded))), recorded.expected)
  })
}

function tlsServer(options: TlsOptions): Server {
  const identity = { key: end.keyPem, cert: end.pem, ca: [root.pem] }
  return createServer({ ...identity, requestCert: true, rejectUnauthorized: false, ...options }).on(
    'tlsClientError',
    () => {},
  )
}

function rawServer(reply: Uint8Array | string): Server {
  return createTcpServer((socket) => socket.once('data', () => socket.end(reply)))
}

const old: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }
const servers: [what: string, server: () => Server][] = [
  ['a server of TLS 1.0', () => tlsServer(old)],
  ['a server of TLS 1.2', () => tlsServer({ maxVersion: 'TLSv1.2' })],
  ['a server of TLS 1.3', () => tlsServer({ minVersion: 'TLSv1.3' })],
  ['a server that asks for another share', () => tlsServer({ ecdhCurve: 'P-521' })],
  [
    'a server that goes down the ladder',
    () => tlsServer({ ecdhCurve: 'X448', ciphers: 'AES128-SHA:TLS_AES_128_GCM_SHA256' }),
  ],
  ['a server that refuses everything', () => rawServer(alertRecord(40))],
  ['a server of HTTP', () => rawServer(plainHttpReply)],
  ['a server that breaks off', () => rawServer(fromHex('16030302'))],
]
for (const [what, server] of servers) {
  test(`${what}: the observation read again from its transcripts is the same`, async (context) => {
    const { port, close } = await listen(server(), address, 0)
    context.after(close)
    const seen = await probe(candidate(port), { timeout: 10_000, retries: 0 })
    assert.deepEqual(readAgain(seen), seen)
  })
}

test('where nobody listens, and where nothing was tried, nothing else is read', async () => {
  const { port, close } = await listen(createTcpServer(), address, 0)
  await close()
  const refused = await probe(candidate(port), { timeout: 5000, retries: 0 })
  assert.deepEqual(readAgain(refused), refused)
  const failure = { stage: 'resolve', code: 'no-address', blame: 'peer', detail: 'No address.' } as const
  const nowhere = await probe({ ...candidate(1), address: null, failure }, { timeout: 5000, retries: 0 })
  assert.deepEqual(readAgain(nowhere), nowhere)
})

test('a transcript without the key to what was sealed, or of an unknown hello, is a mistake of ours', () => {
  const recorded = readRecordedFlights().find(({ expected }) => expected.version === 'TLS 1.3')!
  const { privateKeys: _keys, ...keyless } = transcriptOf(recorded)
  assert.throws(() => flightOf(keyless), RangeError)
  assert.throws(() => flightOf({ ...keyless, attempt: 'unheard-of' }), RangeError)
})
