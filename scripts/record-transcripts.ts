// Records first flights of Node's own OpenSSL on loopback into testdata/transcripts, for replay without a network.
//   node scripts/record-transcripts.ts
import type { AddressInfo } from 'node:net'
import { type TlsOptions, createServer } from 'node:tls'
import { createAuthority, properList } from '../src/estate/authority.ts'
import { type HelloProfile, legacyProfile, modernProfile, tls12Profile } from '../src/tls/hello-profile.ts'
import { recordFlight } from '../test/record-flight.ts'
import { type RecordedFlight, writeRecordedFlight } from '../test/recorded-flight.ts'

const hostName = 'sip.contoso.test'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['O=Contoso', 'CN=Contoso Root'], ...validity })
const intermediate = createAuthority({ subject: ['O=Contoso', 'CN=Contoso Issuing'], ...validity }, root)
const subject = ['O=Contoso', `CN=${hostName}`]
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

for (const recording of recordings) {
  const recorded = await record(recording)
  writeRecordedFlight(recording.file, recorded)
  console.log(`${recording.file}: ${recorded.expected.presented.length} certificates`)
}

async function record({ title, server: options, profile, serverName }: Recording): Promise<RecordedFlight> {
  const server = createServer(options)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const recorded = await recordFlight(
    { title, stack: `OpenSSL ${process.versions.openssl}, Node ${process.versions.node}` },
    { address: '127.0.0.1', port },
    { profile: profile ?? modernProfile, serverName: serverName === undefined ? hostName : serverName },
  )
  server.close()
  return recorded
}
