import assert from 'node:assert/strict'
import { createServer as createTcpServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { createServer } from 'node:tls'
import { type SeenHello, alert, plainFlight, seeHello } from '../../test/synthetic-server.ts'
import { fromHex, toHex } from '../bytes/hex.ts'
import { createAuthority, properList } from '../estate/authority.ts'
import { listen } from '../estate/listener.ts'
import type { EndpointObservation } from '../report/observation.ts'
import { cipherSuiteCode } from '../tls/cipher-suite.ts'
import { canDecapsulate } from '../tls/key-share.ts'
import { type ProbeOptions, probe } from './probe.ts'
import { readAgain } from './read-again.ts'

const address = '127.0.0.1'
const serverName = 'sip.contoso.test'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], key: 'rsa-2048', ...validity })
const subject = [`CN=${serverName}`]
const md5 = root.issue({ subject, key: 'rsa-1024', signature: 'md5RSA', ...validity })
const sha1 = root.issue({ subject, key: 'rsa-1024', signature: 'sha1RSA', ...validity })
const list = [md5.der, root.der]

/** Probes a server that answers each ClientHello by itself. */
async function probeServer(
  context: TestContext,
  answer: (hello: SeenHello) => Uint8Array,
  options: Partial<ProbeOptions> = {},
): Promise<EndpointObservation> {
  const server = createTcpServer((socket) =>
    socket.once('data', (record: Buffer) => socket.end(answer(seeHello(record)))),
  )
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const candidate = { host: serverName, address, port, serverName, member: false }
  return probe(candidate, { timeout: 5000, retries: 0, ...options })
}

const chosen: [suite: string, attempt: string, keyExchange?: Uint8Array, group?: string][] = [
  ['TLS_RSA_WITH_RC4_128_MD5', 'modern'],
  ['TLS_RSA_WITH_RC4_128_SHA', 'modern'],
  ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'modern'],
  ['TLS_RSA_WITH_DES_CBC_SHA', 'modern'],
  ['TLS_RSA_WITH_IDEA_CBC_SHA', 'modern'],
  ['TLS_RSA_WITH_SEED_CBC_SHA', 'modern'],
  ['TLS_DHE_RSA_WITH_AES_128_CBC_SHA', 'modern', smallPrime(512), 'DHE 512 bits'],
  ['TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA', 'modern', smallPrime(1024), 'DHE 1024 bits'],
  ['TLS_DH_RSA_WITH_AES_128_CBC_SHA', 'legacy'],
  ['TLS_ECDH_RSA_WITH_AES_128_CBC_SHA', 'legacy'],
  ['TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'legacy'],
  ['TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5', 'legacy'],
  ['TLS_RSA_EXPORT_WITH_DES40_CBC_SHA', 'legacy'],
  ['TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA', 'legacy', smallPrime(512), 'DHE 512 bits'],
  ['TLS_RSA_WITH_NULL_MD5', 'legacy'],
  ['TLS_RSA_WITH_NULL_SHA', 'legacy'],
  ['TLS_RSA_WITH_NULL_SHA256', 'anonymous'],
]

/** ServerDHParams with a prime of that many bits; the signature behind them is not read. */
function smallPrime(bits: number): Uint8Array {
  const octets = bits / 8
  return Buffer.concat([
    Uint8Array.of(octets >> 8, octets & 0xff),
    new Uint8Array(octets).fill(0xff),
    Uint8Array.of(0, 1, 2, 0, 1, 4, 0, 0),
  ])
}

for (const [suite, attempt, keyExchange, group] of chosen) {
  test(`a server that has ${suite} only shows its certificates to the ${attempt} hello`, async (context) => {
    const code = cipherSuiteCode(suite)
    const seen = await probeServer(context, ({ suites }) =>
      suites.includes(code) ? plainFlight(0x0301, code, list, keyExchange) : alert(0x0301, 40),
    )
    const negotiated = { version: 'TLS 1.0', cipherSuite: suite, attempt }
    assert.deepEqual(seen.tls, group === undefined ? negotiated : { ...negotiated, group })
    assert.deepEqual(seen.presented, list)
    assert.equal(seen.failure, undefined)
    assert.equal(seen.attempts.at(-1)?.outcome, 'certificate')
  })
}

const anonymous = [
  'TLS_DH_anon_WITH_AES_128_CBC_SHA',
  'TLS_DH_anon_EXPORT_WITH_RC4_40_MD5',
  'TLS_ECDH_anon_WITH_NULL_SHA',
  'TLS_DH_anon_WITH_AES_256_GCM_SHA384',
]
for (const suite of anonymous) {
  test(`a server that has ${suite} only is said to have no certificate, and the suite is named`, async (context) => {
    const code = cipherSuiteCode(suite)
    const seen = await probeServer(context, ({ suites }) =>
      suites.includes(code) ? plainFlight(0x0303, code, null) : alert(0x0303, 40),
    )
    assert.deepEqual([seen.failure?.code, seen.failure?.blame], ['no-certificate', 'peer'])
    assert.match(seen.failure?.detail ?? '', new RegExp(suite))
    assert.deepEqual(seen.tls, { version: 'TLS 1.2', cipherSuite: suite, attempt: 'anonymous' })
    assert.deepEqual(seen.presented, [])
  })
}

test('a server of SSL 3.0 that chooses its version is understood at once', async (context) => {
  const seen = await probeServer(context, () => plainFlight(0x0300, 0x0005, [sha1.der]))
  assert.equal(seen.tls?.version, 'SSL 3.0')
  assert.equal(seen.tls.attempt, 'modern')
  assert.deepEqual(seen.presented, [sha1.der])
})

for (const description of [40, 70]) {
  test(`a server of SSL 3.0 that refuses to choose, with alert ${description}, is asked for SSL 3.0`, async (context) => {
    const seen = await probeServer(context, ({ version, recordVersion, extensions }) =>
      version === 0x0300 && recordVersion === 0x0300 && extensions.size === 0
        ? plainFlight(0x0300, 0x000a, [sha1.der])
        : alert(0x0300, description),
    )
    assert.deepEqual([seen.tls?.version, seen.tls?.attempt], ['SSL 3.0', 'ssl3.0'])
    assert.deepEqual(seen.presented, [sha1.der])
  })
}

test('a server that understands nothing but SSL 2.0 shows its certificate', async (context) => {
  const { der } = sha1
  const length = (octets: number) => octets.toString(16).padStart(4, '0')
  const body = `0400010002${length(der.length)}00030010${toHex(der)}010080${'1d'.repeat(16)}`
  const reply = fromHex(`${length(0x8000 + body.length / 2)}${body}`)
  const server = createTcpServer((socket) =>
    socket.once('data', (hello: Buffer) => socket.end(hello[0] === 0x80 ? reply : new Uint8Array())),
  )
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const candidate = { host: serverName, address, port, serverName, member: false }
  const seen = await probe(candidate, { timeout: 5000, retries: 0 })
  assert.deepEqual(seen.presented, [der])
  assert.deepEqual(seen.tls, {
    version: 'SSL 2.0',
    cipherSuite: 'SSL_CK_RC4_128_WITH_MD5',
    attempt: 'ssl2.0',
  })
  assert.equal(seen.attempts.length, 6)
  assert.deepEqual(readAgain(seen), seen)
})

const refusals: [what: string, answer: (hello: SeenHello) => Uint8Array, attempts: string[]][] = [
  [
    'does not know the name',
    ({ extensions }) => (extensions.has(0) ? alert(0x0303, 112) : plainFlight(0x0303, 0x002f, list)),
    ['modern', 'no-sni'],
  ],
  [
    'fails inside when it is named',
    ({ extensions }) => (extensions.has(0) ? alert(0x0303, 80) : plainFlight(0x0303, 0x002f, list)),
    ['modern', 'tls1.2', 'legacy', 'no-sni'],
  ],
  [
    'closes when it is named',
    ({ extensions }) => (extensions.has(0) ? new Uint8Array() : plainFlight(0x0303, 0x002f, list)),
    ['modern', 'tls1.2', 'legacy', 'no-sni'],
  ],
  [
    'cannot decode extensions',
    ({ extensions }) => (extensions.size > 0 ? alert(0x0301, 50) : plainFlight(0x0301, 0x000a, list)),
    ['modern', 'tls1.2', 'legacy', 'no-extensions'],
  ],
  [
    'refuses a hello that mentions TLS 1.3',
    ({ extensions }) => (extensions.has(43) ? alert(0x0303, 70) : plainFlight(0x0303, 0x002f, list)),
    ['modern', 'tls1.2'],
  ],
]
for (const [what, answer, attempts] of refusals) {
  test(`a server that ${what} is asked ${attempts.join(', ')}`, async (context) => {
    const seen = await probeServer(context, answer)
    assert.deepEqual(seen.presented, list)
    assert.deepEqual(
      seen.attempts.map(({ name }) => name),
      attempts,
    )
    assert.deepEqual(seen.attempts.at(-1), { name: attempts.at(-1), outcome: 'certificate' })
    assert.ok(seen.attempts.slice(0, -1).every(({ outcome, detail }) => outcome !== 'certificate' && detail))
  })
}

test('in bulk a server of TLS 1.2 is asked once, without TLS 1.3, and one of TLS 1.3 twice', async (context) => {
  const answer = ({ extensions }: SeenHello) =>
    extensions.has(43) ? alert(0x0303, 40) : plainFlight(0x0303, 0x002f, list)
  const old = await probeServer(context, answer, { bulk: true })
  assert.deepEqual([old.tls?.attempt, old.tries], ['tls1.2', 1])

  const server = createServer({ ...identity(), minVersion: 'TLSv1.3' })
  server.on('tlsClientError', () => {})
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const candidate = { host: serverName, address, port, serverName, member: false }
  const seen = await probe(candidate, { timeout: 10_000, retries: 0, bulk: true })
  assert.deepEqual([seen.tls?.version, seen.tls?.attempt, seen.tries], ['TLS 1.3', 'modern', 2])
})

test(
  'a server that agrees to X25519MLKEM768 only shows its certificates',
  { skip: !canDecapsulate },
  async (context) => {
    const server = createServer({ ...identity(), minVersion: 'TLSv1.3', ecdhCurve: 'X25519MLKEM768' })
    server.on('tlsClientError', () => {})
    const { port, close } = await listen(server, address, 0)
    context.after(close)
    const candidate = { host: serverName, address, port, serverName, member: false }
    const seen = await probe(candidate, { timeout: 10_000, retries: 0 })
    assert.deepEqual([seen.tls?.group, seen.tls?.attempt], ['X25519MLKEM768', 'post-quantum'])
    assert.equal(seen.presented.length, 1)
    // The share is sent to those who ask for it: the hello that everybody meets stays small.
    const hello = seen.transcripts.find(({ attempt }) => attempt === 'post-quantum')
    assert.equal(hello?.sent.subarray(3, 5).join(), '2,0')
  },
)

function identity() {
  const end = createAuthority({ subject: ['CN=Contoso Root'], ...validity }).issue({ subject, ...validity })
  return { key: end.keyPem, cert: properList(end)[0]!.pem }
}
