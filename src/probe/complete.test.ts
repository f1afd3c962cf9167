import assert from 'node:assert/strict'
import { connect as connectTcp, createServer as createTcpServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type SecureVersion, createServer, type TLSSocket } from 'node:tls'
import { createAuthority, properList } from '../estate/authority.ts'
import { listen } from '../estate/listener.ts'
import { alertRecord, plainSipReply, startRawServer } from '../estate/raw-server.ts'
import { startTlsServer } from '../estate/tls-server.ts'
import type { ClientCertificate } from './client-certificate.ts'
import { complete } from './complete.ts'

const address = '127.0.0.1'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], ...validity })
const issuing = createAuthority({ subject: ['CN=Contoso Issuing'], ...validity }, root)
const stranger = createAuthority({ subject: ['CN=Fabrikam Root'], ...validity })
const server = issuing.issue({
  subject: ['CN=sip.contoso.test'],
  ...validity,
  subjectAltName: [{ dns: 'sip.contoso.test' }],
})
const certificates = properList(server)

function clientCertificate(issuer: typeof root): ClientCertificate {
  const client = issuer.issue({ subject: ['CN=edge.fabrikam.test'], ...validity })
  return { identity: { cert: client.pem, key: client.keyPem } }
}

// What a test waits for ends it; no test waits for these times, unless it says so.
const patient = { address, serverName: 'sip.contoso.test', timeout: 20_000, quietPeriod: 20_000 }
const consenting = { ...patient, quietPeriod: 200 }

/** A server that asks for a client certificate of `root`, and demands it if that is `required`. */
async function asking(context: TestContext, maxVersion: SecureVersion, required: boolean): Promise<number> {
  const { port, close } = await startTlsServer({
    address,
    certificates,
    maxVersion,
    clientCertificate: { authorities: [root], required },
  })
  context.after(close)
  return port
}

for (const [version, maxVersion, alert] of [
  ['TLS 1.2', 'TLSv1.2', { level: 'fatal', description: 40, name: 'handshake_failure' }],
  ['TLS 1.3', 'TLSv1.3', { level: 'fatal', description: 116, name: 'certificate_required' }],
] as const) {
  test(`${version}: a far end that demands a certificate refuses to do without, by alert`, async (context) => {
    const port = await asking(context, maxVersion, true)
    const { completion, demandsCertificate } = await complete({ ...patient, port, isAsked: true })
    assert.equal(completion.outcome, 'refused')
    assert.equal(completion.clientCertificate, 'none')
    assert.deepEqual(completion.alert, alert)
    assert.match(completion.detail, /it insists on one\.$/)
    assert.equal(demandsCertificate, true)
  })

  test(`${version}: a far end that only asks for a certificate does without`, async (context) => {
    const port = await asking(context, maxVersion, false)
    const { completion, demandsCertificate } = await complete({ ...consenting, port, isAsked: true })
    assert.deepEqual(completion, {
      clientCertificate: 'none',
      version,
      outcome: 'accepted',
      detail: 'The far end accepted the handshake without a client certificate.',
    })
    assert.equal(demandsCertificate, false)
  })

  test(`${version}: a certificate that the far end trusts is accepted`, async (context) => {
    const port = await asking(context, maxVersion, true)
    const options = { ...consenting, port, isAsked: true, clientCertificate: clientCertificate(root) }
    const { completion } = await complete(options)
    assert.deepEqual(completion, {
      clientCertificate: 'presented',
      version,
      outcome: 'accepted',
      detail: 'The far end accepted the handshake with the client certificate.',
    })
  })

  test(`${version}: nothing is known when the far end hangs up without an alert`, async (context) => {
    // node:tls lets OpenSSL complete the handshake, judges the certificate itself and hangs up.
    const port = await asking(context, maxVersion, true)
    const options = { ...patient, port, isAsked: true, clientCertificate: clientCertificate(stranger) }
    const { completion, demandsCertificate } = await complete(options)
    assert.equal(completion.outcome, 'unknown')
    assert.equal(completion.clientCertificate, 'presented')
    assert.equal(completion.alert, undefined)
    assert.match(completion.detail, /hung up on the handshake and did not say why/)
    assert.equal(demandsCertificate, false)
  })
}

test('application data ends the quiet period: it is consent', async (context) => {
  const port = await serving(context, (socket) => socket.write('220 ready\r\n'))
  const { completion } = await complete({ ...patient, port, isAsked: false })
  assert.equal(completion.outcome, 'accepted')
})

test('a certificate that is not asked for is not presented', async (context) => {
  const port = await serving(context, (socket) => socket.write('220 ready\r\n'))
  const options = { ...patient, port, isAsked: false, clientCertificate: clientCertificate(root) }
  assert.equal((await complete(options)).completion.clientCertificate, 'none')
})

test('a refusal that takes its time is met within the quiet period', async (context) => {
  const target = await asking(context, 'TLSv1.3', true)
  const port = await delaying(context, target, 300)
  const { completion } = await complete({ ...patient, port, isAsked: true })
  assert.equal(completion.alert?.name, 'certificate_required')
})

for (const [title, minVersion, maxVersion, ciphers, version] of [
  ['TLS 1.0', 'TLSv1', 'TLSv1', 'ALL:@SECLEVEL=0', 'TLS 1.0'],
  ['TLS 1.1', 'TLSv1.1', 'TLSv1.1', 'ALL:@SECLEVEL=0', 'TLS 1.1'],
  ['anonymous suites', 'TLSv1.2', 'TLSv1.2', 'aNULL:ECDHE-ECDSA-AES128-GCM-SHA256:@SECLEVEL=0', 'TLS 1.2'],
] as const) {
  test(`a server with ${title} is met`, async (context) => {
    const listener = await startTlsServer({ address, certificates, minVersion, maxVersion, ciphers })
    context.after(listener.close)
    const { completion } = await complete({ ...consenting, port: listener.port, isAsked: false })
    assert.equal(completion.outcome, 'accepted')
    assert.equal(completion.version, version)
  })
}

test('an alert before the keys are agreed says nothing about client certificates', async (context) => {
  const listener = await startRawServer({ address, reply: alertRecord(40) })
  context.after(listener.close)
  const { completion, demandsCertificate } = await complete({
    ...patient,
    port: listener.port,
    isAsked: true,
  })
  assert.equal(completion.outcome, 'refused')
  assert.equal(completion.alert?.description, 40)
  assert.equal(demandsCertificate, false)
})

const unknown: [title: string, reply: Uint8Array | string | undefined, detail: RegExp][] = [
  ['something else than TLS comes', plainSipReply, /could not be completed from here/],
  ['the far end hangs up on the hello', '', /hung up on the hello/],
  ['nothing comes', undefined, /not complete after 200 ms/],
]
for (const [title, reply, detail] of unknown) {
  test(`nothing is known when ${title}`, async (context) => {
    const listener = await startRawServer({ address, ...(reply === undefined ? {} : { reply }) })
    context.after(listener.close)
    const options = { ...patient, timeout: reply === undefined ? 200 : patient.timeout }
    const { completion } = await complete({ ...options, port: listener.port, isAsked: true })
    assert.equal(completion.outcome, 'unknown')
    assert.match(completion.detail, detail)
  })
}

test('nothing is known when nobody listens', async () => {
  const listener = await startRawServer({ address })
  await listener.close()
  const { completion } = await complete({ ...patient, port: listener.port, isAsked: false })
  assert.equal(completion.outcome, 'unknown')
  assert.match(completion.detail, /nothing listens/)
})

test('an abort ends it, before and during the handshake', async (context) => {
  const listener = await startRawServer({ address })
  context.after(listener.close)
  const during = new AbortController()
  for (const signal of [AbortSignal.abort(), during.signal]) {
    const pending = complete({ ...patient, port: listener.port, isAsked: false, signal })
    setImmediate(() => during.abort())
    assert.match((await pending).completion.detail, /stopped/)
  }
})

const sipResponse =
  'SIP/2.0 200 OK\r\nContact: <sip:gw@192.0.2.1>\r\nServer: Contoso SBC\r\nContent-Length: 0\r\n\r\n'

test('SIP OPTIONS is sent once, and the answer is told', async (context) => {
  let heard = ''
  const port = await serving(context, (socket) => {
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      heard += text
      if (heard.endsWith('\r\n\r\n')) socket.write(sipResponse)
    })
  })
  const { completion, sip } = await complete({
    ...consenting,
    port,
    isAsked: false,
    sipHost: 'sip.contoso.test',
  })
  assert.equal(completion.outcome, 'accepted')
  assert.deepEqual(sip, {
    status: 200,
    reason: 'OK',
    contact: '<sip:gw@192.0.2.1>',
    server: 'Contoso SBC',
    detail: 'The far end answers SIP OPTIONS with 200 OK.',
  })
  assert.equal(heard.match(/^OPTIONS /gm)?.length, 1)
  assert.ok(heard.startsWith(`OPTIONS sip:sip.contoso.test:${port};transport=tls SIP/2.0\r\n`))
})

const answers: [
  title: string,
  answer: (socket: TLSSocket) => void,
  status: number | undefined,
  detail: RegExp,
][] = [
  [
    'a refusal',
    (socket) => socket.write('SIP/2.0 403 Forbidden\r\n\r\n'),
    403,
    /speaks SIP and answers OPTIONS with 403/,
  ],
  ['an answer in pieces', pieces(sipResponse), 200, /200 OK/],
  [
    'HTTP',
    (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
    undefined,
    /is an HTTP server and not a SIP server.*HTTP\/1\.1 400/,
  ],
  ['a request', (socket) => socket.write('OPTIONS sip:x SIP/2.0\r\n\r\n'), undefined, /SIP of its own/],
  [
    'octets without sense',
    (socket) => socket.write(Uint8Array.of(1, 2, 3)),
    undefined,
    /something that is not SIP/,
  ],
  ['a hang-up', (socket) => socket.end(), undefined, /hung up in place of answering/],
  ['silence', () => {}, undefined, /did not answer SIP OPTIONS within 300 ms/],
  [
    'half an answer',
    (socket) => socket.write('SIP/2.0 200'),
    undefined,
    /not complete after 300 ms \(11 bytes/,
  ],
]
for (const [title, answer, status, detail] of answers) {
  test(`${title} to SIP OPTIONS is told in words`, async (context) => {
    const port = await serving(context, (socket) => socket.once('data', () => answer(socket)))
    const timed = title === 'silence' || title === 'half an answer' ? 300 : 20_000
    const options = { ...consenting, timeout: timed, port, isAsked: false, sipHost: 'sip.contoso.test' }
    const { sip } = await complete(options)
    assert.equal(sip?.status, status)
    assert.match(sip?.detail ?? '', detail)
  })
}

test('SIP OPTIONS is not sent after a refusal', async (context) => {
  const port = await asking(context, 'TLSv1.3', true)
  const { sip } = await complete({ ...patient, port, isAsked: true, sipHost: 'sip.contoso.test' })
  assert.match(sip?.detail ?? '', /was not sent/)
})

/** A TLS server that does `talk` on every connection. */
async function serving(context: TestContext, talk: (socket: TLSSocket) => void): Promise<number> {
  const cert = certificates.map(({ pem }) => pem).join('')
  const tlsServer = createServer({ key: server.keyPem, cert, ca: [] }, (socket) => {
    socket.on('error', () => socket.destroy())
    talk(socket)
  })
  tlsServer.on('tlsClientError', () => {})
  const { port, close } = await listen(tlsServer, address, 0)
  context.after(close)
  return port
}

/** A relay that holds back for a while what the server sends after its first flight. */
async function delaying(context: TestContext, target: number, milliseconds: number): Promise<number> {
  const relay = createTcpServer((client) => {
    const server = connectTcp(target, address)
    let flights = 0
    client.on('error', () => server.destroy()).on('data', (octets) => server.write(octets))
    server
      .on('error', () => client.destroy())
      .on('data', (octets) => {
        flights += 1
        if (flights === 1) client.write(octets)
        else setTimeout(() => client.write(octets), milliseconds)
      })
  })
  const { port, close } = await listen(relay, address, 0)
  context.after(close)
  return port
}

/** Writes octet after octet. */
function pieces(text: string): (socket: TLSSocket) => void {
  return (socket) => {
    for (const octet of text) socket.write(octet)
  }
}
