// Ten thousand clients that want a stream at once: most are refused, everybody else is answered, memory is bounded.
import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { checkState } from '../../src/api/check.ts'
import { heapInUse } from '../heap.ts'
import { startApi, type ApiServer } from './api-server.ts'
import { refusedCheck, sluice } from './scans.ts'

const crowd = 10_000
const together = 1000

test('ten thousand streams leave room for others', { timeout: 120_000 }, async (context) => {
  const api = await startApi({ scan: sluice(await refusedCheck()).scan })
  context.after(() => api.close())
  const { id } = await api.read(checkState, 'POST', '/checks', { targets: ['a.test:1'] })
  const sockets: Socket[] = []
  context.after(() => sockets.forEach((socket) => socket.destroy()))
  const before = heapInUse()
  const seen = { streams: 0, refused: 0, dropped: 0 }
  for (let count = 0; count < crowd; count += together) {
    const opened = Array.from({ length: together }, () => openStream(api, id, seen))
    sockets.push(...opened.map(({ socket }) => socket))
    await Promise.all(opened.map(({ answered }) => answered))
    assert.equal((await answeredAtLast(api)).status, 200)
  }
  assert.equal(seen.streams + seen.refused + seen.dropped, crowd)
  assert.equal(seen.streams, 64)
  assert.ok(seen.refused > 0)
  const alive = sockets.filter((socket) => !socket.closed).length
  assert.ok(alive < 600, `${alive} connections are open`)
  assert.ok(heapInUse() - before < 64 * 2 ** 20, 'memory is bounded')
  assert.equal((await api.ask('GET', `/checks/${id}`)).status, 200)
  assert.deepEqual(api.faults, [])
})

/** Asks for a stream; resolves when it is there, refused, or the connection was not taken. */
function openStream(api: ApiServer, id: string, seen: { streams: number; refused: number; dropped: number }) {
  const socket = connect(api.port, '127.0.0.1')
  socket.write(
    `GET /api/v1/checks/${id}/events HTTP/1.1\r\nHost: 127.0.0.1:${api.port}\r\nAuthorization: Bearer ${api.token}\r\n\r\n`,
  )
  const { promise, resolve } = Promise.withResolvers<void>()
  let kind: keyof typeof seen | undefined
  const settle = (found: keyof typeof seen) => {
    if (kind === undefined) seen[(kind = found)] += 1
    resolve()
  }
  socket.setEncoding('latin1')
  socket.on('data', (text: string) => settle(text.startsWith('HTTP/1.1 200') ? 'streams' : 'refused'))
  socket.on('error', () => settle('dropped'))
  socket.on('close', () => settle('dropped'))
  return { socket, answered: promise }
}

/** A connection may find every place taken; a client tries again, as browsers do. */
async function answeredAtLast(api: ApiServer): Promise<Response> {
  for (;;) {
    try {
      return await api.ask('GET', '/status')
    } catch (error) {
      assert.ok(error instanceof TypeError)
    }
  }
}
