import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { ClientCertificateError } from '../probe/client-certificate.ts'
import type { CheckFlags } from './check-flags.ts'
import { questionsOf } from './questions.ts'
import { UsageError } from './usage-error.ts'

const pfx = join(import.meta.dirname, '../../testdata/client-certificate/client.pfx')
const flags: CheckFlags = {
  pool: true,
  concurrency: 100,
  perAddress: 4,
  timeout: 4000,
  retries: 2,
  failOn: 'error',
  color: false,
}

test('without options nothing is asked', async () => assert.deepEqual(await questionsOf(flags, {}), {}))

test('each option asks its question', async () => {
  const wanted = { complete: true, sipOptions: true, probeVersions: true, probeSuites: true } as const
  assert.deepEqual(await questionsOf({ ...flags, ...wanted, probeCertificates: true }, {}), {
    complete: true,
    sipOptions: true,
    versions: true,
    suites: true,
    certificates: true,
  })
})

test('the passphrase comes from the variable that is named', async () => {
  const named = { ...flags, clientCert: pfx, clientPassEnv: 'PARTNER_PASS' }
  const { clientCertificate } = await questionsOf(named, { PARTNER_PASS: 'correct-horse' })
  assert.equal(clientCertificate?.identity.passphrase, 'correct-horse')
  await assert.rejects(questionsOf(named, { PARTNER_PASS: 'wrong' }), ClientCertificateError)
  await assert.rejects(questionsOf(named, {}), /--client-pass-env PARTNER_PASS: there is no such variable/)
})

for (const stray of [{ clientKey: 'key.pem' }, { clientPassEnv: 'PARTNER_PASS' }]) {
  test(`${Object.keys(stray).join()} without certificate is refused`, async () => {
    await assert.rejects(questionsOf({ ...flags, ...stray }, {}), UsageError)
  })
}
