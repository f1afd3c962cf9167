import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { accepted, refused, type ServerPart } from '../../test/starttls-dialogues.ts'
import { type Pieces, startStartTlsServer } from '../../test/starttls-server.ts'
import { createAuthority, properList } from '../estate/authority.ts'
import { startTlsServer } from '../estate/tls-server.ts'
import type { StartTlsProtocol } from '../prelude/starttls.ts'
import type { EndpointObservation } from '../report/observation.ts'
import { probe } from './probe.ts'

const address = '127.0.0.1'
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], ...validity })
const issuing = createAuthority({ subject: ['CN=Contoso Issuing'], ...validity }, root)
const certificate = issuing.issue({ subject: ['CN=sip.contoso.test'], key: 'ec-p256', ...validity })
const presented = properList(certificate).map(({ der }) => der)

function ask(port: number, starttls: StartTlsProtocol, timeout = 10_000): Promise<EndpointObservation> {
  const host = 'sip.contoso.test'
  return probe({ host, address, port, serverName: host, starttls, member: false }, { timeout, retries: 2 })
}

async function askServer(
  context: TestContext,
  protocol: StartTlsProtocol,
  part: ServerPart,
  pieces: Pieces,
): Promise<EndpointObservation> {
  const { port, close } = await startStartTlsServer(part, pieces, certificate)
  context.after(close)
  return ask(port, protocol)
}

for (const { protocol, title, ...part } of accepted) {
  for (const pieces of ['whole', 'octets'] as const) {
    test(`${protocol}: a server ${title} gives its certificates (${pieces})`, async (context) => {
      const seen = await askServer(context, protocol, part, pieces)
      assert.equal(seen.failure?.detail, undefined)
      assert.deepEqual(seen.presented, presented)
      assert.equal(seen.starttls, protocol)
      assert.deepEqual(Object.keys(seen.timings), ['connect', 'starttls', 'firstFlight'])
      assert.equal(seen.transcripts[0]?.sent[0], 22)
      assert.equal(seen.transcripts[0]?.received[0], 22)
    })
  }
}

for (const { protocol, title, detail, reason = 'refused', ...part } of refused) {
  test(`${protocol}: a server ${title} fails before TLS, once`, async (context) => {
    const { failure, tries, transcripts } = await askServer(context, protocol, part, 'whole')
    assert.equal(failure?.stage, 'starttls')
    assert.equal(failure.code, reason === 'refused' ? 'starttls-refused' : reason)
    assert.equal(failure.blame, 'peer')
    assert.match(failure.detail, detail)
    assert.equal(tries, 1)
    assert.deepEqual(transcripts[0]?.sent.length, 0)
  })
}

test('a server that hangs up in the middle is a failure that names what was awaited', async (context) => {
  const { port, close } = await startStartTlsServer({ greeting: '220 ready\r\n', exchanges: [] }, 'whole')
  context.after(close)
  const { failure } = await ask(port, 'smtp')
  assert.deepEqual([failure?.stage, failure?.code], ['starttls', 'closed'])
  assert.match(failure?.detail ?? '', /before giving its answer to EHLO/)
})

test('a port on which TLS begins at once is silent, and the failure says what that may mean', async (context) => {
  const { port, close } = await startTlsServer({ address, certificates: [certificate] })
  context.after(close)
  const { failure, tries } = await ask(port, 'smtp', 200)
  assert.deepEqual([failure?.stage, failure?.code, tries], ['starttls', 'timeout', 1])
  assert.match(failure?.detail ?? '', /TLS begins at once would stay silent/)
})
