// Records first flights of OpenSSL servers on loopback into testdata/transcripts, for replay without a network.
//   node scripts/record-transcripts.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { type TlsOptions, createServer } from 'node:tls'
import { toHex } from '../src/bytes/hex.ts'
import { createAuthority, properList } from '../src/estate/authority.ts'
import { converse } from '../src/net/connect.ts'
import { freshSecrets } from '../src/probe/hello-secrets.ts'
import { FirstFlight } from '../src/tls/first-flight.ts'
import { type HelloProfile, legacyProfile, modernProfile, tls12Profile } from '../src/tls/hello-profile.ts'
import { type RecordedFlight, summaryOf } from '../test/recorded-flight.ts'

const folder = new URL('../testdata/transcripts/', import.meta.url)
const serverName = 'sip.contoso.test'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['O=Contoso', 'CN=Contoso Root'], ...validity })
const intermediate = createAuthority({ subject: ['O=Contoso', 'CN=Contoso Issuing'], ...validity }, root)
const subject = ['O=Contoso', `CN=${serverName}`]
const rsa = intermediate.issue({ subject, key: 'rsa-2048', ...validity })
const ec = intermediate.issue({ subject, ...validity })
const partners = ['Fabrikam Root', 'Northwind Root'].map((name) =>
  createAuthority({ subject: [`CN=${name}`], ...validity }),
)

const rsaServer = {
  cert: properList(rsa)
    .map(({ pem }) => pem)
    .join(''),
  key: rsa.keyPem,
}
const ecServer = {
  cert: properList(ec)
    .map(({ pem }) => pem)
    .join(''),
  key: ec.keyPem,
}
const asksForCertificate = {
  requestCert: true,
  rejectUnauthorized: false,
  ca: partners.map(({ pem }) => pem),
}
const old = { ciphers: 'ALL:@SECLEVEL=0' }

interface Recording {
  file: string
  title: string
  server: TlsOptions
  profile?: HelloProfile
  serverName?: null
}

const recordings: Recording[] = [
  {
    file: 'tls10-static-rsa',
    title: 'TLS 1.0 with static RSA',
    server: { ...rsaServer, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'AES128-SHA:@SECLEVEL=0' },
  },
  {
    file: 'tls10-legacy-hello',
    title: 'TLS 1.0 asked for by a hello of that time, without server name',
    server: { ...rsaServer, ...old, minVersion: 'TLSv1', maxVersion: 'TLSv1' },
    profile: legacyProfile,
    serverName: null,
  },
  {
    file: 'tls11-ecdhe',
    title: 'TLS 1.1 with ECDHE',
    server: { ...ecServer, ...old, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' },
  },
  {
    file: 'tls12-certificate-request',
    title: 'TLS 1.2 with a CertificateRequest that names two authorities',
    server: { ...rsaServer, ...asksForCertificate, maxVersion: 'TLSv1.2' },
  },
  {
    file: 'tls12-dhe',
    title: 'TLS 1.2 with DHE, asked for by the TLS 1.2 hello',
    server: { ...rsaServer, maxVersion: 'TLSv1.2', ciphers: 'DHE-RSA-AES256-GCM-SHA384', dhparam: 'auto' },
    profile: tls12Profile,
  },
  {
    file: 'tls13-aes128',
    title: 'TLS 1.3 with TLS_AES_128_GCM_SHA256',
    server: { ...ecServer, ciphers: 'TLS_AES_128_GCM_SHA256' },
  },
  {
    file: 'tls13-chacha20-certificate-request',
    title: 'TLS 1.3 with TLS_CHACHA20_POLY1305_SHA256 and a CertificateRequest',
    server: { ...rsaServer, ...asksForCertificate, ciphers: 'TLS_CHACHA20_POLY1305_SHA256' },
  },
  {
    file: 'tls13-retry',
    title: 'TLS 1.3 with TLS_AES_256_GCM_SHA384 behind a HelloRetryRequest for P-384',
    server: { ...ecServer, ciphers: 'TLS_AES_256_GCM_SHA384', ecdhCurve: 'P-384' },
  },
  {
    file: 'alert-handshake-failure',
    title: 'No cipher suite in common',
    server: { ...rsaServer, maxVersion: 'TLSv1.2', ciphers: 'PSK-AES128-CBC-SHA' },
  },
]

mkdirSync(folder, { recursive: true })
for (const recording of recordings) {
  const recorded = await record(recording)
  writeFileSync(new URL(`${recording.file}.json`, folder), `${JSON.stringify(recorded, null, 2)}\n`)
  console.log(`${recording.file}: ${recorded.expected.presented.length} certificates`)
}

async function record(recording: Recording): Promise<RecordedFlight> {
  const { title, profile = modernProfile } = recording
  const name = recording.serverName === null ? null : serverName
  const secrets = freshSecrets()
  const privateKeys: Record<string, string> = {}
  const reader = new FirstFlight(profile, name, {
    ...secrets,
    keyPair(group) {
      const pair = secrets.keyPair(group)
      privateKeys[group] = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('hex')
      return pair
    },
  })
  const sent = [hexLines(reader.opening)]
  const received: Uint8Array[] = []
  const server = createServer(recording.server)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const dialogue = {
    opening: reader.opening,
    receive(bytes: Uint8Array) {
      received.push(bytes.slice())
      const reply = reader.receive(bytes)
      if (reply.send !== undefined) sent.push(hexLines(reply.send))
      return reply
    },
  }
  await converse(dialogue, { address: '127.0.0.1', port, timeout: 5000 })
  server.close()
  return {
    title,
    profile: profile.name,
    serverName: name,
    random: toHex(secrets.random),
    sessionId: toHex(secrets.sessionId),
    privateKeys,
    sent,
    received: hexLines(Buffer.concat(received)),
    expected: summaryOf(reader.finish()),
  }
}

function hexLines(octets: Uint8Array): string[] {
  return toHex(octets).match(/.{1,128}/g) ?? []
}
