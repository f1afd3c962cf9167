import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type Socket, connect, createServer as createTcpServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type TlsOptions, createServer } from 'node:tls'
import { createAuthority, properList } from '../estate/authority.ts'
import type { IssuedCertificate } from '../estate/certificate.ts'
import type { KeyKind } from '../estate/key-pair.ts'
import { listen } from '../estate/listener.ts'
import type { Candidate, EndpointObservation } from '../report/observation.ts'
import { probe } from './probe.ts'

const address = '127.0.0.1'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['C=AU', 'O=Contoso', 'CN=Contoso Root'], ...validity })
const issuing = createAuthority({ subject: ['CN=Contoso Issuing'], ...validity }, root)
const partner = createAuthority({ subject: ['C=US', 'O=Fabrikam', 'CN=Fabrikam Root'], ...validity })

function certificate(key: KeyKind, name = 'sip.contoso.test'): IssuedCertificate {
  return issuing.issue({ subject: [`CN=${name}`], key, ...validity })
}

const rsa = certificate('rsa-2048')
const ec = certificate('ec-p256')

function identity(end: IssuedCertificate): TlsOptions {
  const cert = properList(end).map(({ pem }) => pem)
  return { key: end.keyPem, cert: cert.join('') }
}

function presentedBy(end: IssuedCertificate): Uint8Array[] {
  return properList(end).map(({ der }) => der)
}

async function probeServer(
  context: TestContext,
  options: TlsOptions,
  serverName: string | null = 'sip.contoso.test',
): Promise<EndpointObservation> {
  const server = createServer({ ...identity(rsa), ca: [], ...options })
  server.on('tlsClientError', () => {})
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  return probe(candidate(port, { serverName }), { timeout: 10_000, retries: 0 })
}

function candidate(port: number, rest: Partial<Candidate> = {}): Candidate {
  const serverName = 'sip.contoso.test'
  return { host: serverName, address, port, serverName, member: false, ...rest }
}

const versions: [name: string, version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'][] = [
  ['TLS 1.0', 'TLSv1'],
  ['TLS 1.1', 'TLSv1.1'],
  ['TLS 1.2', 'TLSv1.2'],
  ['TLS 1.3', 'TLSv1.3'],
]
for (const [name, version] of versions) {
  test(`a server of ${name} only gives its certificates in one try`, async (context) => {
    const limits: TlsOptions = { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' }
    const seen = await probeServer(context, limits)
    assert.equal(seen.tls?.version, name)
    assert.equal(seen.tls.attempt, 'modern')
    assert.deepEqual(seen.presented, presentedBy(rsa))
    assert.equal(seen.clientAuth.request, 'none')
    assert.equal(seen.tries, 1)
    assert.equal(seen.failure, undefined)
    assert.deepEqual(Object.keys(seen.timings), ['connect', 'firstFlight'])
    assert.equal(seen.transcripts[0]?.sent[0], 22)
    assert.equal(seen.transcripts[0]?.received[0], 22)
  })
}

for (const suite of ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256']) {
  test(`a server of ${suite} gives its certificates`, async (context) => {
    const seen = await probeServer(context, { ciphers: suite })
    assert.equal(seen.tls?.cipherSuite, suite)
    assert.deepEqual(seen.presented, presentedBy(rsa))
  })
}

const groups: [name: string, curve: string][] = [
  ['x25519', 'X25519'],
  ['secp256r1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
]
for (const [name, ecdhCurve] of groups) {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`a server of ${maxVersion} with ${ecdhCurve} only gives its certificates`, async (context) => {
      const seen = await probeServer(context, { ecdhCurve, maxVersion })
      assert.equal(seen.tls?.group, name)
      assert.deepEqual(seen.presented, presentedBy(rsa))
      assert.equal(seen.tries, 1)
    })
  }
}

const suites: [openssl: string, name: string, group: string | undefined][] = [
  ['AES128-SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA', undefined],
  ['DHE-RSA-AES128-SHA', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA', 'DHE 2048 bits'],
  ['CAMELLIA256-SHA', 'TLS_RSA_WITH_CAMELLIA_256_CBC_SHA', undefined],
]
for (const [ciphers, name, group] of suites) {
  test(`a server of TLS 1.2 with ${ciphers} only gives its certificates`, async (context) => {
    const seen = await probeServer(context, { ciphers, maxVersion: 'TLSv1.2', dhparam: 'auto' })
    assert.equal(seen.tls?.cipherSuite, name)
    assert.equal(seen.tls.group, group)
    assert.deepEqual(seen.presented, presentedBy(rsa))
  })
}

for (const key of ['ec-p256', 'ec-p384', 'ec-p521', 'ed25519', 'ed448', 'rsassa-pss-2048'] as const) {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`a ${key} certificate is given in ${maxVersion}`, async (context) => {
      const end = certificate(key)
      const seen = await probeServer(context, { ...identity(end), maxVersion })
      assert.deepEqual(seen.presented, presentedBy(end))
    })
  }
}

for (const [name, maxVersion] of versions.slice(2)) {
  test(`the authorities that a server of ${name} asks for are read`, async (context) => {
    const ca = [root.pem, partner.pem]
    const seen = await probeServer(context, { ca, requestCert: true, rejectUnauthorized: false, maxVersion })
    assert.equal(seen.clientAuth.request, 'requested')
    assert.deepEqual(seen.clientAuth.authorities, [
      'CN=Contoso Root, O=Contoso, C=AU',
      'CN=Fabrikam Root, O=Fabrikam, C=US',
    ])
    assert.equal(seen.clientAuth.authoritiesBytes, 4 + root.subject.length + partner.subject.length)
    assert.ok(seen.clientAuth.signatureSchemes.includes('rsa_pss_rsae_sha256'))
    assert.equal(seen.clientAuth.types.includes('rsa_sign'), maxVersion === 'TLSv1.2')
  })
}

test('the server name decides, and none can be sent', async (context) => {
  const named = certificate('ec-p256', 'other.contoso.test')
  const server = createServer({ ...identity(ec), ca: [] })
  server.addContext('other.contoso.test', identity(named))
  server.on('tlsClientError', () => {})
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const options = { timeout: 10_000, retries: 0 }
  const other = await probe(candidate(port, { serverName: 'other.contoso.test' }), options)
  assert.deepEqual(other.presented, presentedBy(named))
  const none = await probe(candidate(port, { serverName: null }), options)
  assert.deepEqual(none.presented, presentedBy(ec))
})

test('a hello of a lower step is tried when the first one is refused, and the alert is kept', async (context) => {
  // X448 is not among our groups: OpenSSL refuses TLS 1.3, and TLS 1.2 goes without a group by static RSA.
  const seen = await probeServer(context, { ecdhCurve: 'X448', ciphers: 'AES128-SHA:TLS_AES_128_GCM_SHA256' })
  assert.equal(seen.tls?.attempt, 'tls1.2')
  assert.equal(seen.tries, 2)
  assert.deepEqual(
    seen.alerts.map(({ name }) => name),
    ['handshake_failure'],
  )
  assert.deepEqual(seen.presented, presentedBy(rsa))
  assert.deepEqual(
    seen.transcripts.map(({ attempt }) => attempt),
    ['modern', 'tls1.2'],
  )
})

test('a server that understands no hello but the old one gives its certificates to that', async (context) => {
  const tls = createServer({ ...identity(rsa), ca: [], minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' })
  tls.on('tlsClientError', () => {})
  const upstream = await listen(tls, address, 0)
  context.after(upstream.close)
  // Closes without a word on every hello whose client_version is above TLS 1.0.
  const picky = createTcpServer((socket: Socket) => {
    socket.once('data', (hello) => {
      if (hello[10] !== 1) return socket.destroy()
      const onward = connect(upstream.port, address)
      onward.on('error', () => socket.destroy())
      onward.write(hello)
      return socket.pipe(onward).pipe(socket)
    })
  })
  const { port, close } = await listen(picky, address, 0)
  context.after(close)
  const seen = await probe(candidate(port), { timeout: 10_000, retries: 0 })
  assert.deepEqual(seen.tls && [seen.tls.version, seen.tls.attempt], ['TLS 1.0', 'legacy'])
  assert.deepEqual(seen.presented, presentedBy(rsa))
  assert.equal(seen.tries, 3)
})

test('a candidate without address is not connected to', async () => {
  const failure = {
    stage: 'resolve',
    code: 'name-not-found',
    blame: 'peer',
    detail: 'No such name.',
  } as const
  const seen = await probe(candidate(443, { address: null, failure }), { timeout: 100, retries: 3 })
  assert.deepEqual(seen.failure, failure)
  assert.equal(seen.tries, 0)
})

test('the connection is reset behind the flight, so that no port stays in TIME_WAIT', async (context) => {
  const server = createServer({ ...identity(ec), ca: [] })
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const failed = once(server, 'tlsClientError')
  await probe(candidate(port), { timeout: 10_000, retries: 0 })
  const [error]: NodeJS.ErrnoException[] = await failed
  assert.equal(error?.code, 'ECONNRESET')
})

test('no further hello is tried once the deadline has passed', async (context) => {
  // Refuses each hello as late as it may: by itself the ladder would go on to the next one.
  const { port, close } = await listen(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => setTimeout(() => socket.destroy(), 150))
    }),
    address,
    0,
  )
  context.after(close)
  const candidate = { host: address, address, port, serverName: null, member: false }
  const asked = (deadline: number) => probe(candidate, { timeout: 2000, retries: 0, deadline })
  const [short, long] = await Promise.all([asked(200), asked(60_000)])
  assert.equal(short.tries, 2)
  assert.ok(long.tries > 3, `${long.tries}`)
  assert.equal(short.failure?.stage, 'tls')
})
