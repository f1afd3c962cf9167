import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Passage } from './passage.ts'
import { proxyPrelude } from './proxy.ts'
import { startTlsPrelude } from './starttls.ts'

const place = { host: '192.0.2.1', port: 5432 }

/** A dialogue that says hello and keeps what it hears. */
function listener() {
  return {
    opening: Buffer.from('hello'),
    heard: '',
    receive(bytes: Uint8Array) {
      this.heard += Buffer.from(bytes).toString('latin1')
      return { send: Buffer.from('!'), done: this.heard.includes('.') }
    },
  }
}

test('without preludes it is the dialogue itself', () => {
  const dialogue = listener()
  const passage = new Passage([], dialogue)
  assert.equal(passage.opening, dialogue.opening)
  assert.deepEqual(passage.receive(Buffer.from('end.')), { send: Buffer.from('!'), done: true, stages: 0 })
  assert.equal(dialogue.heard, 'end.')
})

test('preludes come one after another, and the dialogue opens when the last is ready', () => {
  const dialogue = listener()
  const proxy = { scheme: 'http', host: 'proxy.contoso.test', port: 3128 } as const
  const passage = new Passage([proxyPrelude(proxy, place), startTlsPrelude('postgres', 'x')], dialogue)
  assert.match(Buffer.from(passage.opening).toString(), /^CONNECT 192\.0\.2\.1:5432 HTTP\/1\.1\r\n/)
  assert.deepEqual(passage.receive(Buffer.from('HTTP/1.1 200 OK\r\n')), { done: false, stages: 0 })
  const through = passage.receive(Buffer.from('\r\n'))
  assert.deepEqual(through, {
    send: Buffer.from('000000080' + '4d2162f', 'hex'),
    done: false,
    stages: 1,
  })
  assert.equal(passage.prelude?.stage, 'starttls')
  assert.deepEqual(passage.receive(Buffer.from('S')), { send: Buffer.from('hello'), done: false, stages: 1 })
  assert.equal(passage.prelude, undefined)
  assert.deepEqual(passage.receive(Buffer.from('.')), { send: Buffer.from('!'), done: true, stages: 0 })
})

test("what comes with a proxy's go-ahead is the next one's", () => {
  const dialogue = listener()
  const proxy = { scheme: 'socks5', host: 'proxy.contoso.test', port: 1080 } as const
  const passage = new Passage([proxyPrelude(proxy, place)], dialogue)
  passage.receive(Uint8Array.of(5, 0))
  const reply = passage.receive(
    Buffer.concat([Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0), Buffer.from('early.')]),
  )
  assert.deepEqual(reply, { send: Buffer.from('hello!'), done: true, stages: 1 })
  assert.equal(dialogue.heard, 'early.')
})

test('a fault ends it, and the dialogue hears nothing', () => {
  const dialogue = listener()
  const passage = new Passage([startTlsPrelude('postgres', 'x')], dialogue)
  assert.deepEqual(passage.receive(Buffer.from('N')), { done: true, stages: 0 })
  assert.equal(passage.fault?.reason, 'refused')
  assert.equal(dialogue.heard, '')
})
