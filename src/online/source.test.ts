import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fetcher } from '../fetch/fetch.ts'
import { createSource } from './source.ts'

const generous: Fetcher = {
  fetch: ({ url }) => Promise.resolve({ outcome: 'ok', url, type: '', octets: new Uint8Array(1) }),
}
const silent: Fetcher = { fetch: () => new Promise(() => undefined) }

test('an endpoint whose certificates name addresses without end is asked about forty', async () => {
  const source = createSource(generous)
  const urls = Array.from({ length: 50 }, (_, index) => `http://crl.test/${index}`)
  const items = await Promise.all(urls.map((url) => source.fetch(url, 'crl')))
  assert.equal(items.filter(({ outcome }) => outcome === 'ok').length, 40)
  assert.equal(items.at(-1)?.outcome, 'too-large')
})

test('addresses that do not answer hold an endpoint up for so long together, and no longer', async () => {
  const source = createSource(silent, 20)
  const first = await Promise.all([
    source.fetch('http://a.test/', 'crl'),
    source.fetch('http://b.test/', 'ocsp'),
  ])
  const later = await source.fetch('http://c.test/', 'issuer')
  assert.deepEqual(
    [...first, later].map(({ outcome }) => outcome),
    ['too-slow', 'too-slow', 'too-slow'],
  )
})
