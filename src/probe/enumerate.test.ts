import assert from 'node:assert/strict'
import { connect as connectTcp, createServer as createTcpServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { createServer, type TlsOptions } from 'node:tls'
import { createAuthority } from '../estate/authority.ts'
import type { KeyKind } from '../estate/key-pair.ts'
import { listen } from '../estate/listener.ts'
import { startRawServer, alertRecord } from '../estate/raw-server.ts'
import type { Answer } from '../report/observation.ts'
import { directRoute } from './route.ts'
import { enumerate, type Enumeration } from './enumerate.ts'

const address = '127.0.0.1'
const serverName = 'sip.contoso.test'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], ...validity })
const rsa = issue('rsa-2048')
const ec = issue('ec-p256')
const everything: Enumeration = { versions: true, suites: true, certificates: true }

function issue(key: KeyKind) {
  return root.issue({
    subject: [`CN=${serverName}`],
    key,
    ...validity,
    subjectAltName: [{ dns: serverName }],
  })
}

async function ask(context: TestContext, wanted: Enumeration, options: TlsOptions) {
  const server = createServer({ key: rsa.keyPem, cert: rsa.pem, ca: [], ...options })
  server.on('tlsClientError', () => {})
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  return enumerate(wanted, { route: directRoute(address, port), serverName, timeout: 10_000 })
}

const versions: [title: string, options: TlsOptions, accepted: string[]][] = [
  ['TLS 1.0 alone', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }, ['TLS 1.0']],
  [
    'TLS 1.1 alone',
    { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
    ['TLS 1.1'],
  ],
  ['TLS 1.2 alone', { maxVersion: 'TLSv1.2' }, ['TLS 1.2']],
  ['TLS 1.3 alone', { minVersion: 'TLSv1.3' }, ['TLS 1.3']],
  [
    'every version',
    { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
    ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'],
  ],
  // At the security level that is usual now nothing is left that these versions could sign with.
  ['old versions in name only', { minVersion: 'TLSv1' }, ['TLS 1.2', 'TLS 1.3']],
]
for (const [title, options, accepted] of versions) {
  test(`a server of ${title} accepts that, and refuses the rest`, async (context) => {
    const found = await ask(context, { versions: true }, options)
    assert.deepEqual(
      found.versions,
      ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'].map((version) => ({
        version,
        answer: accepted.includes(version) ? 'accepted' : 'refused',
      })),
    )
    assert.deepEqual(Object.keys(found), ['versions'])
  })
}

const ecdsa = { key: ec.keyPem, cert: ec.pem }
const suites: [
  title: string,
  options: TlsOptions,
  teams: Answer[],
  rsaKeyExchange: string,
  forwardSecrecy: string,
][] = [
  [
    'every suite',
    {},
    ['accepted', 'accepted', 'accepted', 'accepted'],
    'accepted TLS_RSA_WITH_AES_256_GCM_SHA384',
    'accepted TLS_AES_256_GCM_SHA384',
  ],
  [
    'one suite of Teams',
    { ciphers: 'ECDHE-RSA-AES128-SHA256', maxVersion: 'TLSv1.2' },
    ['refused', 'refused', 'refused', 'accepted'],
    'refused ',
    'accepted TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
  ],
  [
    'RSA key exchange alone',
    { ciphers: 'AES128-SHA', maxVersion: 'TLSv1.2' },
    ['refused', 'refused', 'refused', 'refused'],
    'accepted TLS_RSA_WITH_AES_128_CBC_SHA',
    'refused ',
  ],
  [
    'an elliptic-curve key',
    { ...ecdsa, maxVersion: 'TLSv1.2' },
    ['refused', 'refused', 'refused', 'refused'],
    'refused ',
    'accepted TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  ],
  [
    'TLS 1.3 alone',
    { minVersion: 'TLSv1.3' },
    ['refused', 'refused', 'refused', 'refused'],
    'refused ',
    'accepted TLS_AES_256_GCM_SHA384',
  ],
]
for (const [title, options, teams, rsaKeyExchange, forwardSecrecy] of suites) {
  test(`a server with ${title} accepts its suites, and refuses the rest`, async (context) => {
    const found = await ask(context, { suites: true }, { honorCipherOrder: true, ...options })
    const [first, second, third] = found.suites ?? []
    assert.deepEqual(
      first?.suites.map(({ answer }) => answer),
      teams,
    )
    assert.equal(first?.answer, teams.includes('accepted') ? 'accepted' : 'refused')
    assert.deepEqual(
      [second, third].map((group) => `${group?.answer} ${group?.suites.map(({ name }) => name).join()}`),
      [rsaKeyExchange, forwardSecrecy],
    )
  })
}

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`${maxVersion}: a server with certificates for both kinds of key has twins`, async (context) => {
    const both = { key: [rsa.keyPem, ec.keyPem], cert: [rsa.pem, ec.pem], maxVersion }
    const { twins } = await ask(context, { certificates: true }, both)
    assert.deepEqual(twins, { rsa: new Uint8Array(rsa.der), ecdsa: new Uint8Array(ec.der) })
  })

  test(`${maxVersion}: a server with one certificate has no twin`, async (context) => {
    const { twins } = await ask(context, { certificates: true }, { ...ecdsa, maxVersion })
    assert.deepEqual(twins, { ecdsa: new Uint8Array(ec.der) })
  })
}

test('the certificate without server name is the default one', async (context) => {
  const server = createServer({ key: ec.keyPem, cert: ec.pem, ca: [] })
  server.addContext(serverName, { key: rsa.keyPem, cert: rsa.pem, ca: [] })
  server.on('tlsClientError', () => {})
  const { port, close } = await listen(server, address, 0)
  context.after(close)
  const options = { route: directRoute(address, port), timeout: 10_000 }
  const named = await enumerate({ certificates: true }, { ...options, serverName })
  assert.deepEqual(named.withoutServerName, { answer: 'accepted', presented: [new Uint8Array(ec.der)] })
  const unnamed = await enumerate({ certificates: true }, { ...options, serverName: null })
  assert.equal(unnamed.withoutServerName, undefined)
})

const answers: [title: string, reply: Uint8Array | string | undefined, answer: Answer][] = [
  ['an alert about the hello', alertRecord(40), 'refused'],
  ['an alert about the server itself', alertRecord(80), 'unknown'],
  ['a hang-up', '', 'refused'],
  ['something that is not TLS', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'unknown'],
  ['silence', undefined, 'unknown'],
]
for (const [title, reply, expected] of answers) {
  test(`${title} in place of a ServerHello means ${expected}`, async (context) => {
    const listener = await startRawServer({ address, ...(reply === undefined ? {} : { reply }) })
    context.after(listener.close)
    const timeout = reply === undefined ? 50 : 10_000
    const found = await enumerate(everything, {
      route: directRoute(address, listener.port),
      serverName,
      timeout,
    })
    const said = [
      ...(found.versions ?? []),
      ...(found.suites ?? []).flatMap((group) => [group, ...group.suites]),
      ...(found.withoutServerName === undefined ? [] : [found.withoutServerName]),
    ]
    assert.deepEqual(new Set(said.map(({ answer }) => answer)), new Set([expected]))
    assert.deepEqual(found.twins, {})
  })
}

test('nobody listening means unknown', async () => {
  const listener = await startRawServer({ address })
  await listener.close()
  const { versions: found } = await enumerate(
    { versions: true },
    { route: directRoute(address, listener.port), serverName, timeout: 10_000 },
  )
  assert.deepEqual(new Set(found?.map(({ answer }) => answer)), new Set(['unknown']))
})

test('a hello waits for the answer to the one before, and none follows an abort', async (context) => {
  const unanswered = new Set<Socket>()
  const aborter = new AbortController()
  let most = 0
  let count = 0
  const server = createServer({ key: rsa.keyPem, cert: rsa.pem, ca: [] }).on('tlsClientError', () => {})
  const target = await listen(server, address, 0)
  const relay = createTcpServer((client) => {
    unanswered.add(client)
    most = Math.max(most, unanswered.size)
    count += 1
    if (count === 5) aborter.abort()
    const onward = connectTcp(target.port, address)
    onward.once('data', () => unanswered.delete(client))
    onward.on('error', () => client.destroy()).pipe(client)
    client.on('error', () => onward.destroy()).pipe(onward)
  })
  const { port, close } = await listen(relay, address, 0)
  context.after(() => Promise.all([close(), target.close()]))
  const route = directRoute(address, port)
  const options = { route, serverName, timeout: 10_000, signal: aborter.signal }
  const found = await enumerate(everything, options)
  assert.equal(most, 1)
  assert.equal(count, 5)
  assert.deepEqual(
    found.suites?.map(({ answer }) => answer),
    ['unknown', 'unknown', 'unknown'],
  )
})
