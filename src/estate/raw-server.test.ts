import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { alertRecord, plainHttpReply, plainSipReply, startRawServer } from './raw-server.ts'

const address = '127.0.0.1'

for (const [name, reply] of [
  ['SIP', plainSipReply],
  ['HTTP', plainHttpReply],
] as const) {
  test(`a plain ${name} server answers whatever it is told, and hangs up`, async () => {
    const listener = await startRawServer({ address, reply })
    const socket = connect(listener.port, address).setEncoding('latin1')
    socket.write('\x16\x03\x01')
    assert.equal((await socket.toArray()).join(''), reply)
    await listener.close()
  })
}

test('a silent server says nothing, and closing it ends the connection', async () => {
  const listener = await startRawServer({ address })
  const socket = connect(listener.port, address).resume()
  await once(socket, 'connect')
  socket.write('hello')
  const closed = new Promise((resolve) => socket.on('error', () => {}).once('close', resolve))
  await Promise.all([closed, listener.close()])
  assert.equal(socket.bytesRead, 0)
})

test('OpenSSL reads the alert record', async () => {
  const listener = await startRawServer({ address, reply: alertRecord(112) })
  const socket = connectTls({ host: address, port: listener.port, servername: 'a.test' })
  await assert.rejects(once(socket, 'secureConnect'), { code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' })
  await listener.close()
})
