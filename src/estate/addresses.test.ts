import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { canListen, chooseNetwork, isAddressInUse, randomNetwork, requireNetwork } from './addresses.ts'

test('networks lie inside 127.0.0.0/8 and outside 127.0.0.0/16', () => {
  for (let round = 0; round < 200; round++) {
    const [first, second, third, ...rest] = randomNetwork().split('.').map(Number)
    assert.equal(first, 127)
    assert.ok(second !== undefined && second >= 1 && second <= 254)
    assert.ok(third !== undefined && third >= 0 && third <= 255)
    assert.deepEqual(rest, [])
  }
})

test('where addresses must be added by hand the network is always the same', () => {
  assert.equal(chooseNetwork('darwin'), chooseNetwork('darwin'))
})

test('an address of another machine cannot be listened on, and the error says what to do', async () => {
  // TEST-NET-1 (RFC 5737) belongs to nobody.
  assert.equal(await canListen('192.0.2.1'), false)
  await assert.rejects(requireNetwork('192.0.2'), /sudo ifconfig lo0 alias 192\.0\.2\.\$i/)
})

test('a port taken by someone else is told from other failures', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await once(first, 'listening')
  const bound = first.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const failure = await once(createServer().listen(port, '127.0.0.1'), 'listening').catch(
    (error: unknown) => error,
  )
  assert.equal(isAddressInUse(failure), true)
  assert.equal(isAddressInUse(new Error('other')), false)
  first.close()
})
