// A long list is asked the cheap way, and loses nothing by it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../src/scan.ts'
import { startEstate } from '../src/estate/estate.ts'

test('a bulk check asks for TLS 1.2 first, and for TLS 1.3 where that is refused', async (context) => {
  const estate = await startEstate()
  context.after(() => estate.close())
  const seen = async (domain: string, bulk: boolean) => {
    const report = await check(domain, { kind: 'FED', dns: estate.dns, bulk, pool: false })
    return report.endpoints.map(({ tls, outcome }) => `${outcome} ${tls?.version}`)
  }
  assert.deepEqual(await seen('contoso.test', true), ['certificate TLS 1.2'])
  assert.deepEqual(await seen('contoso.test', false), ['certificate TLS 1.3'])
  assert.deepEqual(await seen('relecloud.test', true), ['certificate TLS 1.3'])
})
