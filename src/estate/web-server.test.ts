import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startWebServer } from './web-server.ts'

test('what was published is there for every method, and nothing else', async (t) => {
  const server = await startWebServer('127.0.0.1')
  t.after(server.close)
  server.publish('/a.crl', Uint8Array.of(1, 2, 3))
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init)
    return [response.status, ...(await response.bytes())]
  }
  assert.deepEqual(await ask('/a.crl'), [200, 1, 2, 3])
  assert.deepEqual(await ask('/a.crl', { method: 'POST', body: 'question' }), [200, 1, 2, 3])
  assert.deepEqual(await ask('/b.crl'), [404])
})
