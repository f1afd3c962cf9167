import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { type Socket, createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { listen } from '../estate/listener.ts'
import { type Dialogue, converse } from './connect.ts'

const address = '127.0.0.1'
const timeout = 5000

async function serve(context: TestContext, take: (socket: Socket) => void): Promise<number> {
  const { port, close } = await listen(createServer(take), address, 0)
  context.after(close)
  return port
}

/** Says `opening` and is content as soon as `enough` octets have come. */
function listener(enough: number): Dialogue & { heard: Buffer } {
  return {
    opening: Buffer.from('hello'),
    heard: Buffer.alloc(0),
    receive(bytes) {
      this.heard = Buffer.concat([this.heard, bytes])
      return { done: this.heard.length >= enough }
    },
  }
}

test('sends the opening, hands over what comes, and resets the connection when the dialogue is done', async (context) => {
  const reset = Promise.withResolvers<string | undefined>()
  const port = await serve(context, (socket) => {
    socket.on('data', (bytes) => socket.write(bytes.toString().toUpperCase()))
    socket.on('error', (error: NodeJS.ErrnoException) => reset.resolve(error.code))
  })
  const dialogue = listener(5)
  const conversation = await converse(dialogue, { address, port, timeout })
  assert.equal(conversation.end, 'done')
  assert.equal(dialogue.heard.toString(), 'HELLO')
  assert.ok(conversation.connectTime! >= 0 && conversation.dialogueTime! >= 0)
  assert.equal(await reset.promise, 'ECONNRESET')
})

test('sends what the dialogue answers', async (context) => {
  const port = await serve(context, (socket) => socket.on('data', (bytes) => socket.write(bytes)))
  let heard = ''
  const dialogue: Dialogue = {
    opening: Buffer.from('a'),
    receive(bytes) {
      heard += Buffer.from(bytes).toString()
      return heard.length < 3 ? { send: Buffer.from('b'), done: false } : { done: true }
    },
  }
  assert.equal((await converse(dialogue, { address, port, timeout })).end, 'done')
  assert.equal(heard, 'abb')
})

test('hears what the far end says before it closes', async (context) => {
  const port = await serve(context, (socket) => socket.end('bye'))
  const dialogue = listener(100)
  assert.equal((await converse(dialogue, { address, port, timeout })).end, 'closed')
  assert.equal(dialogue.heard.toString(), 'bye')
})

test('a reset by the far end is an error of the system', async (context) => {
  const port = await serve(context, (socket) => socket.once('data', () => socket.resetAndDestroy()))
  const conversation = await converse(listener(1), { address, port, timeout })
  assert.deepEqual([conversation.end, conversation.errorCode], ['error', 'ECONNRESET'])
  assert.ok(conversation.connectTime !== undefined)
})

test('a port without listener refuses', async () => {
  const { port, close } = await listen(createServer(), address, 0)
  await close()
  assert.deepEqual(await converse(listener(1), { address, port, timeout }), {
    end: 'error',
    errorCode: 'ECONNREFUSED',
  })
})

test('each stage of a dialogue has the whole time, and its time is reported', async (context) => {
  const port = await serve(context, (socket) => {
    const timer = setInterval(() => socket.write('x'), 150)
    socket.on('close', () => clearInterval(timer))
  })
  let heard = 0
  const dialogue: Dialogue = {
    opening: new Uint8Array(),
    receive() {
      heard += 1
      return { done: heard === 5, stages: 1 }
    },
  }
  const { end, stageTimes = [] } = await converse(dialogue, { address, port, timeout: 500 })
  assert.equal(end, 'done')
  assert.equal(stageTimes.length, 5)
  assert.ok(stageTimes.every((time) => time > 0 && time < 500))
})

test('time runs out over the whole dialogue, however busy it is', async (context) => {
  const port = await serve(context, (socket) => {
    const trickle = setInterval(() => socket.write('x'), 5)
    socket.on('close', () => clearInterval(trickle))
  })
  const conversation = await converse(listener(1e6), { address, port, timeout: 300 })
  assert.equal(conversation.end, 'timeout')
  assert.ok(conversation.dialogueTime! >= 290)
})

test('an abort ends it, before the connection, during it, or before anything', async (context) => {
  const port = await serve(context, () => {})
  const early = new AbortController()
  early.abort()
  assert.deepEqual(await converse(listener(1), { address, port, timeout, signal: early.signal }), {
    end: 'aborted',
  })

  const connecting = new AbortController()
  const first = converse(listener(1), { address, port, timeout, signal: connecting.signal })
  connecting.abort()
  assert.deepEqual(await first, { end: 'aborted' })

  const talking = new AbortController()
  const server = createServer((socket) => socket.once('data', () => talking.abort()))
  const { port: another, close } = await listen(server, address, 0)
  context.after(close)
  const second = await converse(listener(1), { address, port: another, timeout, signal: talking.signal })
  assert.equal(second.end, 'aborted')
  assert.ok(second.connectTime !== undefined)
})

test('leaves neither a listener on the signal nor a connection behind', async (context) => {
  const closed = Promise.withResolvers<void>()
  const port = await serve(context, (socket) => {
    socket.on('data', (bytes) => socket.write(bytes))
    socket.on('close', () => closed.resolve())
  })
  const { signal } = new AbortController()
  await converse(listener(1), { address, port, timeout, signal })
  assert.equal(getEventListeners(signal, 'abort').length, 0)
  await closed.promise
})

test('conversations at the same time do not mix, although they share a buffer', async (context) => {
  const port = await serve(context, (socket) => socket.on('data', (bytes) => socket.write(bytes)))
  const letters = 'abcdefghijklmnopqrst'.split('')
  const heard = await Promise.all(
    letters.map(async (letter) => {
      const dialogue = { ...listener(2000), opening: Buffer.from(letter.repeat(2000)) }
      await converse(dialogue, { address, port, timeout })
      return dialogue.heard.toString()
    }),
  )
  assert.deepEqual(
    heard,
    letters.map((letter) => letter.repeat(2000)),
  )
})

test('a name in place of an address is a mistake of ours', () => {
  assert.throws(() => void converse(listener(1), { address: 'localhost', port: 1, timeout }), TypeError)
  assert.throws(() => void converse(listener(1), { address, port: 70_000, timeout }), RangeError)
})
