import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createServer } from 'node:tls'
import { createAuthority, properList } from '../estate/authority.ts'
import { listen } from '../estate/listener.ts'
import { makeOcspResponse } from '../estate/ocsp.ts'
import { sipOptionsReply, startRawServer } from '../estate/raw-server.ts'
import { startTlsServer } from '../estate/tls-server.ts'
import { examine, type Questions } from './examine.ts'

const address = '127.0.0.1'
const host = 'sip.contoso.test'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], ...validity })
const issuing = createAuthority({ subject: ['CN=Contoso Issuing'], ...validity }, root)
const endEntity = issuing.issue({ subject: [`CN=${host}`], ...validity })
const certificates = properList(endEntity)
const client = root.issue({ subject: ['CN=edge.contoso.test'], ...validity })
const clientCertificate = { identity: { cert: client.pem, key: client.keyPem } }

const options = { timeout: 5000, retries: 0 }
const candidate = (port: number) => ({ host, address, port, serverName: host, member: false })

const asked: [questions: Questions, fields: string[]][] = [
  [{}, []],
  [{ versions: true }, ['accepts']],
  [{ complete: true }, ['completion']],
  [{ clientCertificate }, ['completion']],
  [{ sipOptions: true }, ['completion', 'sip']],
]
for (const [questions, fields] of asked) {
  const named = Object.keys(questions).join() || 'nothing'
  test(`asking ${named} adds ${fields.join() || 'nothing'} to the observation`, async (context) => {
    const listener = await startTlsServer({ address, certificates, reply: sipOptionsReply })
    context.after(listener.close)
    const seen = await examine(candidate(listener.port), options, { ...questions })
    assert.equal(seen.presented.length, 2)
    assert.deepEqual(
      ['accepts', 'completion', 'sip'].filter((field) => field in seen),
      fields,
    )
  })
}

for (const [title, required, questions, request] of [
  ['a refusal without certificate proves that one is required', true, { complete: true }, 'required'],
  ['consent without certificate leaves it requested', false, { complete: true }, 'requested'],
  ['consent to a certificate proves nothing', true, { clientCertificate }, 'requested'],
] as const) {
  test(title, async (context) => {
    const listener = await startTlsServer({
      address,
      certificates,
      clientCertificate: { authorities: [root], required },
    })
    context.after(listener.close)
    const { clientAuth } = await examine(candidate(listener.port), options, questions)
    assert.equal(clientAuth.request, request)
    assert.deepEqual(clientAuth.authorities, ['CN=Contoso Root'])
  })
}

test('nothing more is asked of a far end that gave no certificate', async (context) => {
  const listener = await startRawServer({ address, reply: 'SIP/2.0 400 Bad Request\r\n\r\n' })
  context.after(listener.close)
  const questions = { versions: true, complete: true, sipOptions: true }
  const seen = await examine(candidate(listener.port), options, questions)
  assert.equal(seen.failure?.code, 'not-tls')
  assert.deepEqual([seen.accepts, seen.completion, seen.sip], [undefined, undefined, undefined])
})

test('a far end that turns its name away is asked without it', async (context) => {
  const cert = certificates.map(({ pem }) => pem).join('')
  const server = createServer({
    key: endEntity.keyPem,
    cert,
    ca: [],
    SNICallback: (_name, settle) => settle(new Error('no such name')),
  })
  server.on('tlsClientError', () => {})
  const listener = await listen(server, address, 0)
  context.after(listener.close)
  const questions = { versions: true, certificates: true, complete: true }
  const seen = await examine(candidate(listener.port), options, questions)
  assert.equal(seen.tls?.attempt, 'no-sni')
  assert.deepEqual(
    seen.accepts?.versions?.map(({ answer }) => answer),
    ['refused', 'refused', 'accepted', 'accepted'],
  )
  assert.equal(seen.accepts.withoutServerName, undefined)
  assert.equal(seen.completion?.outcome, 'accepted')
})

const withResponder = issuing.issue({
  subject: [`CN=${host}`],
  authorityInfoAccess: { ocsp: ['http://ocsp.contoso.test/'] },
  ...validity,
})
const staple = makeOcspResponse(
  {
    answers: [
      {
        serialNumber: Uint8Array.of(1),
        issuer: issuing,
        status: 'good',
        thisUpdate: validity.notBefore,
      },
    ],
  },
  issuing,
)

for (const version of ['TLSv1', 'TLSv1.2', 'TLSv1.3'] as const) {
  test(`${version}: the OCSP response that a server sends along is kept, and that it sends none is known`, async (context) => {
    for (const [sent, expected] of [
      [{ staple }, staple],
      [{}, null],
    ] as const) {
      const listener = await startTlsServer({
        address,
        certificates: properList(withResponder),
        minVersion: version,
        maxVersion: version,
        ciphers: 'ALL:@SECLEVEL=0',
        ...sent,
      })
      context.after(listener.close)
      const seen = await examine(candidate(listener.port), options)
      assert.equal(seen.presented.length, 2)
      assert.deepEqual(seen.staple, expected)
      const bulk = await examine(candidate(listener.port), { ...options, bulk: true })
      assert.equal(bulk.staple, undefined)
    }
  })
}

test('a server is not asked for a response about a certificate that names no responder', async (context) => {
  const listener = await startTlsServer({ address, certificates, staple })
  context.after(listener.close)
  assert.equal((await examine(candidate(listener.port), options)).staple, undefined)
})
