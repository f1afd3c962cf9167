import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProxyError, locateProxy } from './proxy.ts'

test('an address is its own place', async () => {
  const proxy = { scheme: 'http', host: '::1', port: 3128 } as const
  assert.deepEqual(await locateProxy(proxy), { ...proxy, address: '::1' })
})

test('a name without an address is the mistake of who named it', async () => {
  // A label of 64 octets fits into no DNS question, so nobody is asked.
  const proxy = { scheme: 'socks5', host: `${'x'.repeat(64)}.test`, port: 1080 } as const
  await assert.rejects(locateProxy(proxy), (error: unknown) => {
    assert.ok(error instanceof ProxyError)
    assert.match(error.message, /could not be found: this computer knows no address/)
    return true
  })
})
