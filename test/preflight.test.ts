// The preflight, held against what happens when the certificate is really presented.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createServer, type SecureVersion, type TlsOptions } from 'node:tls'
import { openEvidenceOutput } from '../src/cli/evidence-output.ts'
import { version } from '../src/version.ts'
import { evaluate } from '../src/evaluate.ts'
import { shippedFacts } from '../src/programs/shipped.ts'
import { createAuthority, properList } from '../src/estate/authority.ts'
import type { CertificateRequest, IssuedCertificate } from '../src/estate/certificate.ts'
import { listen } from '../src/estate/listener.ts'
import { OwnCertificateError, ownFromFile, ownFromHost } from '../src/own-certificate.ts'
import { clientCertificateFromFiles } from '../src/probe/client-certificate.ts'
import { Redaction } from '../src/redact/redact-report.ts'
import { renderJson } from '../src/render/json.ts'
import type { PreflightFacts } from '../src/report/preflight.ts'
import type { Endpoint } from '../src/report/report.ts'
import { check, checkAllWithEvidence } from '../src/scan.ts'
import { parseTarget } from '../src/targets/from-text.ts'
import { anchorsOf } from '../src/trust/anchors.ts'

const now = Date.now()
const period = (from: number, to: number) => ({
  notBefore: new Date(now + from * 86_400_000),
  notAfter: new Date(now + to * 86_400_000),
})
const authority = (name: string, parent?: ReturnType<typeof createAuthority>) =>
  createAuthority({ subject: ['O=Test', `CN=${name}`], ...period(-900, 900) }, parent)
const theirs = authority('Their Root')
const ours = authority('Our Root')
const issuing = authority('Our Issuing', ours)
const stranger = authority('Strange Root')

const folder = await mkdtemp(join(tmpdir(), 'farend-preflight-'))
after(() => rm(folder, { recursive: true }))

function issue(changes: Partial<CertificateRequest> = {}, issuer = issuing): IssuedCertificate {
  return issuer.issue({
    subject: ['O=Test', 'CN=sip.ours.test'],
    subjectAltName: [{ dns: 'sip.ours.test' }],
    ...period(-20, 40),
    ...changes,
  })
}

const server = properList(
  theirs.issue({
    subject: ['O=Test', 'CN=sip.theirs.test'],
    subjectAltName: [{ dns: 'sip.theirs.test' }],
    ...period(-20, 40),
  }),
)

interface FarEnd {
  version?: SecureVersion
  /** Trusted for clients; none: no certificate is asked for. */
  authorities?: IssuedCertificate[]
  options?: TlsOptions
}

let files = 0
async function fileOf(certificates: readonly IssuedCertificate[]): Promise<string> {
  const path = join(folder, `${++files}.pem`)
  const [first] = certificates
  await writeFile(path, certificates.map(({ pem }) => pem).join('') + (first?.keyPem ?? ''))
  return path
}

async function startFarEnd({ version = 'TLSv1.3', authorities, options }: FarEnd) {
  const tls = createServer({
    cert: server.map(({ pem }) => pem).join(''),
    key: server[0]?.keyPem ?? '',
    ...{ minVersion: version, maxVersion: version },
    ca: (authorities ?? []).map(({ pem }) => pem),
    ...{ requestCert: authorities !== undefined, rejectUnauthorized: authorities !== undefined },
    ...options,
  })
  const seen = { admitted: 0 }
  tls.on('tlsClientError', () => {})
  // Node judges the certificate after the handshake, and hangs up on whom it does not admit.
  tls.on('secureConnection', (socket) => {
    seen.admitted += 1
    socket.on('error', () => socket.destroy())
    socket.resume()
  })
  return { ...(await listen(tls, '127.0.0.1', 0)), seen }
}

/** Judges beforehand and presents the certificate, at once. */
async function both(
  farEnd: FarEnd,
  presented: readonly IssuedCertificate[],
): Promise<{ endpoint: Endpoint; admitted: boolean }> {
  const running = await startFarEnd(farEnd)
  try {
    const file = await fileOf(presented)
    const { endpoints } = await check(`sip.theirs.test:${running.port}`, {
      overrides: [{ host: 'sip.theirs.test', port: running.port, address: '127.0.0.1' }],
      anchors: anchorsOf(theirs.pem, 'their root', false),
      preflight: await ownFromFile(file),
      questions: { clientCertificate: await clientCertificateFromFiles({ certificate: file }) },
      profile: 'sip',
    })
    assert.ok(endpoints[0]?.preflight)
    return { endpoint: endpoints[0], admitted: running.seen.admitted > 0 }
  } finally {
    await running.close()
  }
}

function against({ reasons }: Pick<PreflightFacts, 'reasons'>): string[] {
  return reasons.filter(({ answer }) => answer !== 'yes').map(({ code, answer }) => `${code}:${answer}`)
}

const sound = () => properList(issue())
const cases: [
  what: string,
  farEnd: FarEnd,
  presented: IssuedCertificate[],
  answer: 'yes' | 'no',
  why: string[],
][] = [
  ['our root is named', { authorities: [theirs, ours] }, [...sound(), ours], 'yes', []],
  ['our root is named, TLS 1.2', { version: 'TLSv1.2', authorities: [ours] }, [...sound(), ours], 'yes', []],
  ['nobody asks', {}, sound(), 'yes', []],
  ['nobody asks, TLS 1.2', { version: 'TLSv1.2' }, sound(), 'yes', []],
  ['the issuer is named, and not sent', { authorities: [issuing, ours] }, [issue()], 'yes', []],
  ['an RSA key', { authorities: [ours] }, [...properList(issue({ key: 'rsa-2048' })), ours], 'yes', []],
  [
    'other authorities are named',
    { authorities: [theirs, stranger] },
    [...sound(), ours],
    'no',
    ['authorities:no'],
  ],
  [
    'other authorities are named, TLS 1.2',
    { version: 'TLSv1.2', authorities: [stranger] },
    [...sound(), ours],
    'no',
    ['authorities:no'],
  ],
  [
    'the intermediate is missing',
    { authorities: [ours] },
    [issue()],
    'no',
    ['authorities:no', 'chain:unknown'],
  ],
  [
    'the certificate is for servers only',
    { authorities: [ours] },
    [...properList(issue({ extKeyUsage: ['serverAuth'] })), ours],
    'no',
    ['purpose:no'],
  ],
  [
    'the certificate has expired',
    { authorities: [ours] },
    [...properList(issue(period(-90, -3))), ours],
    'no',
    ['validity:no'],
  ],
  [
    'the certificate is not valid yet',
    { version: 'TLSv1.2', authorities: [ours] },
    [...properList(issue(period(3, 90))), ours],
    'no',
    ['validity:no'],
  ],
  [
    'the signature is broken',
    { authorities: [ours] },
    [...properList(issue({ faults: { brokenSignature: true } })), ours],
    'no',
    ['path:no'],
  ],
  [
    'only signatures of another kind of key are taken',
    { authorities: [ours], options: { sigalgs: 'ecdsa_secp256r1_sha256' } },
    [...properList(issue({ key: 'rsa-2048' })), ours],
    'no',
    ['signature-schemes:no'],
  ],
]
for (const [what, farEnd, presented, answer, why] of cases) {
  test(`${what}: ${answer}, and so says the handshake`, async () => {
    const {
      endpoint: { preflight, completion },
      admitted,
    } = await both(farEnd, presented)
    assert.ok(preflight)
    assert.deepEqual([preflight.accepted, against(preflight)], [answer, why])
    assert.equal(admitted, answer === 'yes')
    assert.equal(completion?.outcome === 'accepted', admitted)
    assert.equal(preflight.theirs.accepted, 'yes')
  })
}

test('a list without names restricts nobody, and tells nothing of trust', async () => {
  const farEnd: FarEnd = { options: { requestCert: true, rejectUnauthorized: false } }
  const {
    endpoint: { preflight },
  } = await both(farEnd, [...sound(), ours])
  assert.ok(preflight)
  assert.equal(preflight.accepted, 'unknown')
  assert.deepEqual(against(preflight), ['trust:unknown'])
})

test('our own host gives our certificate, and the name that it has to have', async () => {
  const running = await startFarEnd({})
  after(() => running.close())
  const host = { host: 'sip.ours.test', port: running.port, address: '127.0.0.1' }
  const own = await ownFromHost(`sip.ours.test:${running.port}`, { overrides: [host] })
  assert.equal(own.host, 'sip.ours.test')
  assert.deepEqual(
    own.presented,
    server.map(({ der }) => der),
  )
  const other = { host: 'sip.theirs.test', port: running.port, address: '127.0.0.1' }
  const asking = await startFarEnd({ authorities: [theirs] })
  after(() => asking.close())
  const report = await check(`sip.theirs.test:${asking.port}`, {
    overrides: [{ ...other, port: asking.port }],
    preflight: own,
    profile: 'sip',
  })
  const [endpoint] = report.endpoints
  assert.ok(endpoint?.preflight)
  assert.deepEqual(against(endpoint.preflight), ['name:no'])
  assert.deepEqual(against(endpoint.preflight.theirs), ['path:no'])
  assert.equal(report.own?.from, `sip.ours.test:${running.port}`)
  assert.ok(report.own.presented.every((sha256) => sha256 in report.certificates))
})

test('what cannot be had is told', async () => {
  await assert.rejects(ownFromFile(join(folder, 'none.pem')), OwnCertificateError)
  const empty = join(folder, 'empty.pem')
  await writeFile(empty, 'nothing')
  await assert.rejects(ownFromFile(empty), OwnCertificateError)
  await assert.rejects(ownFromHost('127.0.0.1:1', { timeout: 500, retries: 0 }), OwnCertificateError)
})

test('evidence with a preflight gives the same report again', async () => {
  const running = await startFarEnd({ authorities: [stranger] })
  after(() => running.close())
  const own = await ownFromFile(await fileOf([...sound(), ours]))
  const [target] = parseTarget(`127.0.0.1:${running.port}`)
  assert.ok(target)
  const file = join(folder, 'evidence.html')
  const output = await openEvidenceOutput(file, [])
  const checked = []
  for await (const each of checkAllWithEvidence([target], { preflight: own })) {
    output.add(each)
    checked.push(each.report)
  }
  assert.equal(checked[0]?.endpoints[0]?.preflight?.accepted, 'no')
  assert.ok(await output.finish(assert.fail))
  const asItWas = { fallback: { anchors: [], facts: shippedFacts() } }
  const again = evaluate(await readFile(file, 'utf8'), asItWas, version)
  assert.deepEqual(
    again.checked.map(({ report }) => report),
    checked,
  )
  const hidden = JSON.stringify(checked.map((report) => new Redaction().redact(report)))
  assert.doesNotMatch(hidden, /Our (Root|Issuing)|Strange|ours\.test|\.pem/)
  const saved = evaluate(renderJson(checked, version), asItWas, version)
  assert.deepEqual(saved.checked[0]?.report.endpoints[0]?.preflight, checked[0]?.endpoints[0]?.preflight)
})
