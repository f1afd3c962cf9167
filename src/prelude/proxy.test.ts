import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mutate } from '../../test/mutate.ts'
import { seededRandom } from '../../test/random.ts'
import { type Proxy, proxyPrelude } from './proxy.ts'

const place = { host: '2001:db8::7', port: 443 }
const credentials = { user: 'smith', password: 'päss' }

const proxies: [title: string, proxy: Proxy, said: Uint8Array, heard: Buffer][] = [
  [
    'HTTP with an interim response',
    { scheme: 'http', host: 'proxy.contoso.test', port: 80, credentials },
    Buffer.from('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nVia: x\r\n\r\n'),
    Buffer.from(
      'CONNECT [2001:db8::7]:443 HTTP/1.1\r\nHost: [2001:db8::7]:443\r\nProxy-Authorization: Basic c21pdGg6cMOkc3M=\r\n\r\n',
    ),
  ],
  [
    'SOCKS',
    { scheme: 'socks5', host: 'proxy.contoso.test', port: 80, credentials },
    Uint8Array.of(5, 2, 1, 0, 5, 0, 0, 3, 1, 0x61, 0, 80),
    Buffer.concat([
      Uint8Array.of(5, 2, 0, 2),
      Uint8Array.of(1, 5, ...Buffer.from('smith'), 5, ...Buffer.from('päss')),
      Uint8Array.of(5, 1, 0, 4, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 1, 0xbb),
    ]),
  ],
]

for (const [title, proxy, said, heard] of proxies) {
  test(`${title}: says what the specification wants, however the answers are cut`, () => {
    for (const length of [1, 2, 100]) {
      const prelude = proxyPrelude(proxy, place)
      const outbox = [prelude.opening]
      let state: unknown
      for (let at = 0; at < said.length; at += length) {
        const step = prelude.receive(said.subarray(at, at + length))
        if (step.send !== undefined) outbox.push(step.send)
        state = step.state
      }
      assert.equal(state, 'ready')
      assert.deepEqual(Buffer.concat(outbox), heard)
    }
  })

  test(`${title}: whatever 10000 spoilt answers hold, there is a state and no exception`, () => {
    const random = seededRandom(0x9809)
    for (let round = 0; round < 10_000; round += 1) {
      const spoilt = mutate(said, [said], random)
      const prelude = proxyPrelude(proxy, place)
      for (let at = 0; at < spoilt.length;) {
        const end = at + 1 + random.below(20)
        const { state } = prelude.receive(spoilt.subarray(at, end))
        at = end
        if (state !== 'more') break
      }
      assert.ok(prelude.awaited.length > 0)
    }
  })
}

test('an HTTP proxy whose header fields never end is left', () => {
  const proxy = { scheme: 'http', host: 'proxy.contoso.test', port: 80 } as const
  const prelude = proxyPrelude(proxy, place)
  let { state } = prelude.receive(Buffer.from('HTTP/1.1 200 OK\r\n'))
  for (let round = 0; round < 100 && state === 'more'; round += 1) {
    ;({ state } = prelude.receive(Buffer.from('X: y\r\n'.repeat(1000))))
  }
  assert.ok(typeof state === 'object')
  assert.equal(state.reason, 'too-large')
})
