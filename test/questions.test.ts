// What the options that ask for more bring to light in the estate.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startEstate } from '../src/estate/estate.ts'
import { clientCertificateFromFiles } from '../src/probe/client-certificate.ts'
import type { Questions } from '../src/probe/examine.ts'
import type { Endpoint } from '../src/report/report.ts'
import type { Profile } from '../src/report/target.ts'
import { check } from '../src/scan.ts'
import { anchorsOf } from '../src/trust/anchors.ts'

const estate = await startEstate()
const folder = await mkdtemp(join(tmpdir(), 'farend-questions-'))
after(() => Promise.all([estate.close(), rm(folder, { recursive: true })]))
await writeFile(join(folder, 'client.pem'), estate.clientPem)
const clientCertificate = await clientCertificateFromFiles({ certificate: join(folder, 'client.pem') })
const anchors = anchorsOf(estate.rootPem, 'root of the demo estate', true)

async function ask(id: string, questions: Questions, profile?: Profile): Promise<Endpoint> {
  const scenario = estate.scenarios.find((each) => each.id === id)
  assert.ok(scenario, id)
  const { target, kind } = scenario
  const options = { kind, dns: estate.dns, anchors, questions, ...(profile === undefined ? {} : { profile }) }
  const { endpoints } = await check(target, options)
  assert.ok(endpoints[0])
  return endpoints[0]
}

function ruled({ findings }: Endpoint): string[] {
  return findings.map(({ rule, severity, detail }) => [rule, severity, detail].filter(Boolean).join(':'))
}

const found: [id: string, questions: Questions, finding: string, profile?: Profile][] = [
  ['healthy-pool', { versions: true }, 'tls-version:ok:current'],
  ['healthy-pool', { certificates: true }, 'tls-sni-dependent:ok:same'],
  ['healthy-pool', { suites: true }, 'tls-teams-suites:error:ec-key', 'teams-sbc'],
  ['sni-dependent', { certificates: true }, 'tls-sni-dependent:warning:differs'],
  ['rsa-key-exchange', { suites: true }, 'tls-rsa-kx-only:warning'],
  ['rsa-key-exchange', { suites: true }, 'tls-teams-suites:error:refused', 'teams-sbc'],
  ['twin-certificates', { suites: true }, 'tls-teams-suites:ok:accepted', 'teams-sbc'],
  ['tls-1-0-only', { versions: true }, 'tls-version:error:old-skype'],
]
for (const [id, questions, finding, profile] of found) {
  test(`${id}: asking ${Object.keys(questions).join()} gives ${finding}`, async () => {
    assert.ok(ruled(await ask(id, questions, profile)).includes(finding))
    const rule = finding.split(':', 1)[0] ?? ''
    if (rule === 'tls-version') return
    const unasked = ruled(await ask(id, {}, profile))
    assert.ok(!unasked.some((each) => each.startsWith(rule)), 'it is silent when not asked')
  })
}

const completed: [id: string, questions: Questions, outcome: string, request: string][] = [
  ['client-certificate-asked', { complete: true }, 'none refused handshake_failure', 'required'],
  ['client-certificate-asked', { clientCertificate }, 'presented accepted ', 'requested'],
  ['client-certificate-demanded', { complete: true }, 'none refused certificate_required', 'required'],
  ['client-certificate-demanded', { clientCertificate }, 'presented accepted ', 'requested'],
  ['healthy-pool', { clientCertificate }, 'none accepted ', 'none'],
  ['tls-1-0-only', { complete: true }, 'none accepted ', 'none'],
]
for (const [id, questions, outcome, request] of completed) {
  test(`${id}: asking ${Object.keys(questions).join()} ends in ${outcome}`, async () => {
    const { completion, clientAuth } = await ask(id, questions)
    const { clientCertificate: given, outcome: came, alert } = completion ?? {}
    assert.equal(`${given} ${came} ${alert?.name ?? ''}`, outcome)
    assert.equal(clientAuth.request, request)
  })
}

test('twin-certificates: both are named, and stand among the certificates of the report', async () => {
  const scenario = estate.scenarios.find(({ id }) => id === 'twin-certificates')
  const report = await check(scenario?.target ?? '', {
    kind: 'FED',
    dns: estate.dns,
    anchors,
    questions: { certificates: true },
  })
  const { rsa = '', ecdsa = '' } = report.endpoints[0]?.accepts?.twins ?? {}
  assert.equal(report.certificates[rsa]?.publicKey.algorithm, 'RSA')
  assert.equal(report.certificates[ecdsa]?.publicKey.algorithm, 'EC')
})

test('sip-peer: OPTIONS is answered', async () => {
  const { sip } = await ask('sip-peer', { sipOptions: true })
  assert.equal(sip?.status, 200)
  assert.equal(sip?.server, 'Woodgrove Gateway')
  assert.equal(sip?.contact, '<sip:gateway@192.0.2.1;transport=tls>')
})
