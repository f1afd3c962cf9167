import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as connectPlain, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { test, type TestContext } from 'node:test'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { createAuthority, properList } from './authority.ts'
import type { IssuedCertificate } from './certificate.ts'
import type { Listener } from './listener.ts'
import { startTlsServer, type TlsServerOptions } from './tls-server.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2099-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Root'], ...dates })
const issuing = createAuthority({ subject: ['CN=Issuing'], ...dates }, root)
const endEntity = issuing.issue({ subject: ['CN=sip.contoso.test'], ...dates })
const certificates = properList(endEntity)
const obsolete = { ciphers: 'ALL:@SECLEVEL=0' }

for (const [name, list] of [
  ['the end entity alone', [endEntity]],
  ['a proper list', certificates],
  ['a list with the root', [...certificates, root]],
  ['a list in the wrong order', [endEntity, root, issuing]],
] satisfies [string, IssuedCertificate[]][]) {
  test(`presents exactly ${name}`, async (t) => {
    const listener = await start(t, { certificates: list, maxVersion: 'TLSv1.2' })
    assert.deepEqual(
      await presentedDer(listener),
      list.map(({ der }) => der),
    )
  })
}

test('a server for TLS 1.0 speaks that and refuses TLS 1.2', async (t) => {
  const listener = await start(t, { certificates, minVersion: 'TLSv1', maxVersion: 'TLSv1', ...obsolete })
  const socket = await handshake(listener, { minVersion: 'TLSv1', ...obsolete })
  assert.equal(socket.getProtocol(), 'TLSv1')
  assert.equal(commonName(socket), 'sip.contoso.test')
  await assert.rejects(handshake(listener, { minVersion: 'TLSv1.2', ...obsolete }), {
    code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  })
})

test('a server for TLS 1.3 speaks that and refuses TLS 1.2', async (t) => {
  const listener = await start(t, { certificates, minVersion: 'TLSv1.3' })
  assert.equal((await handshake(listener)).getProtocol(), 'TLSv1.3')
  await assert.rejects(handshake(listener, { maxVersion: 'TLSv1.2' }), {
    code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  })
})

test('security level 0 lets small keys and SHA-1 through', async (t) => {
  const weak = createAuthority({ subject: ['CN=Weak'], key: 'rsa-1024', ...dates })
  const issued = weak.issue({ subject: ['CN=a.test'], key: 'rsa-1024', signature: 'sha1RSA', ...dates })
  const listener = await start(t, { certificates: [issued], ...obsolete })
  assert.equal(commonName(await handshake(listener, obsolete)), 'a.test')
})

test('a required client certificate: authorities are named, and without one the handshake fails', async (t) => {
  const clientCertificate = { authorities: [root, issuing], required: true }
  const listener = await start(t, { certificates, maxVersion: 'TLSv1.2', clientCertificate })
  const flight = await firstFlight(listener)
  for (const { subject } of [root, issuing]) assert.ok(flight.includes(subject))
  await assert.rejects(handshake(listener), { code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE' })

  const client = issuing.issue({ subject: ['CN=client.test'], ...dates })
  const cert = properList(client).map(({ pem }) => pem)
  const socket = await handshake(listener, { key: client.keyPem, cert: cert.join('') })
  assert.equal(socket.getProtocol(), 'TLSv1.2')
})

test('a client certificate that is only asked for need not be sent', async (t) => {
  const clientCertificate = { authorities: [root], required: false }
  const listener = await start(t, { certificates, maxVersion: 'TLSv1.2', clientCertificate })
  assert.ok((await firstFlight(listener)).includes(root.subject))
  assert.equal(commonName(await handshake(listener)), 'sip.contoso.test')
})

test('no authorities are named where no client certificate is asked for', async (t) => {
  const listener = await start(t, { certificates: [endEntity], maxVersion: 'TLSv1.2' })
  assert.ok(!(await firstFlight(listener)).includes(root.subject))
})

test('server_name chooses the certificate', async (t) => {
  const other = [issuing.issue({ subject: ['CN=meet.contoso.test'], ...dates })]
  const listener = await start(t, { certificates, byServerName: { 'meet.contoso.test': other } })
  assert.equal(commonName(await handshake(listener)), 'sip.contoso.test')
  const named = await handshake(listener, { servername: 'meet.contoso.test' })
  assert.equal(commonName(named), 'meet.contoso.test')
})

test('a list that OpenSSL would complete by itself is refused', () => {
  const clientCertificate = { authorities: [issuing], required: true }
  const options = { address: '127.0.0.1', certificates: [endEntity], clientCertificate }
  assert.throws(() => startTlsServer(options), TypeError)
})

test('closing cuts connections in and before the handshake', async () => {
  const listener = await startTlsServer({ address: '127.0.0.1', certificates })
  const open = await handshake(listener)
  const waiting = connectPlain(listener.port, '127.0.0.1').resume()
  await once(waiting, 'connect')
  open.resume()
  await Promise.all([closed(open), closed(waiting), listener.close()])
})

async function start(t: TestContext, options: Omit<TlsServerOptions, 'address' | 'port'>): Promise<Listener> {
  const listener = await startTlsServer({ address: '127.0.0.1', ...options })
  t.after(() => listener.close())
  return listener
}

/** Resolves at the end of a connection, be it an orderly one or a reset. */
function closed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.on('error', () => {}).once('close', resolve))
}

async function handshake({ address, port }: Listener, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = connect({ host: address, port, rejectUnauthorized: false, ...options })
  await once(socket, 'secureConnect')
  // In TLS 1.2 the server has the last word, so what it refuses has failed by now.
  return socket
}

function commonName(socket: TLSSocket): string | string[] | undefined {
  return socket.getPeerCertificate().subject.CN
}

/** The certificate_list of a TLS 1.2 server, read from the octets of its first flight. */
async function presentedDer(listener: Listener): Promise<Uint8Array[]> {
  const flight = await firstFlight(listener)
  const found: Uint8Array[] = []
  let message = 0
  // Handshake messages: type, 24 bits of length; Certificate is type 11.
  while (flight[message] !== 11) message += 4 + flight.readUIntBE(message + 1, 3)
  const end = message + 4 + flight.readUIntBE(message + 1, 3)
  for (let offset = message + 7; offset < end; offset += 3 + flight.readUIntBE(offset, 3)) {
    found.push(Uint8Array.from(flight.subarray(offset + 3, offset + 3 + flight.readUIntBE(offset, 3))))
  }
  return found
}

/** Handshake messages of the server up to ServerHelloDone, as they crossed the wire. */
async function firstFlight({ address, port }: Listener): Promise<Buffer> {
  const plain = connectPlain(port, address)
  const received: Buffer[] = []
  // node:tls takes a socket's handle away from it, and the octets with it; a stream it has to read.
  const tapped = new Duplex({ read() {}, write: (chunk, _, done) => plain.write(chunk, () => done()) })
  plain.on('data', (chunk: Buffer) => {
    received.push(chunk)
    tapped.push(chunk)
  })
  plain.on('close', () => tapped.push(null)).on('error', () => {})
  const socket = connect({ socket: tapped, rejectUnauthorized: false, maxVersion: 'TLSv1.2' })
  // Whether the handshake succeeds is not the question here.
  await once(socket, 'secureConnect').catch(() => undefined)
  socket.destroy()
  plain.destroy()
  return handshakeOctets(Buffer.concat(received))
}

function handshakeOctets(stream: Buffer): Buffer {
  const fragments: Buffer[] = []
  for (let offset = 0; offset < stream.length; offset += 5 + stream.readUInt16BE(offset + 3)) {
    if (stream[offset] !== 22) break
    fragments.push(stream.subarray(offset + 5, offset + 5 + stream.readUInt16BE(offset + 3)))
  }
  return Buffer.concat(fragments)
}
