// A server that is killed while it checks, and the one after it.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkState } from '../../src/api/check.ts'
import type { ResultRow } from '../../src/api/result-row.ts'
import { listen } from '../../src/estate/listener.ts'
import { run } from '../script.ts'
import { startChild, type ChildServer } from './child-server.ts'
import { followCheck } from './follow.ts'

let folder: string
before(async () => (folder = await mkdtemp(join(tmpdir(), 'farend-restart-'))))
after(() => rm(folder, { recursive: true }))

const ask = ({ origin, token }: Pick<ChildServer, 'origin' | 'token'>, path: string, body?: unknown) =>
  fetch(`${origin}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/** A far end that ends every connection, and from some moment on keeps all of them waiting until it is opened. */
async function startGate(most: number) {
  let opened = false
  let seen = 0
  const waiting = new Set<() => void>()
  const server = createServer((socket) => {
    seen += 1
    const end = () => socket.destroy()
    if (opened || seen <= most) end()
    else waiting.add(end)
  })
  const { port, close } = await listen(server, '127.0.0.1', 0)
  const open = () => {
    opened = true
    for (const end of waiting) end()
  }
  return { port, close, open }
}

test('a killed server is gone on with: same token, nothing lost, nothing twice', async (context) => {
  const store = join(folder, 'killed.db')
  const gate = await startGate(300)
  context.after(gate.close)
  const first = await startChild(context, ['--port', '0', '--store', store])
  const total = 250
  const request = {
    targets: Array.from({ length: total }, () => `127.0.0.1:${gate.port}`),
    settings: { timeout: 30_000, retries: 0 },
  }
  const { id } = checkState.parse(await (await ask(first, '/checks', request)).json())

  const shown: ResultRow[] = []
  for await (const { rows } of followCheck(first, id, 0)) {
    shown.push(...rows)
    if (shown.length >= 20) break
  }
  assert.ok(shown.length < total, 'the check is under way')
  await first.end('SIGKILL')

  const port = new URL(first.origin).port
  const second = await startChild(context, ['--port', port, '--store', store])
  assert.notEqual(second.token, first.token)
  const kept = { origin: second.origin, token: first.token }
  assert.equal(checkState.parse(await (await ask(kept, `/checks/${id}`)).json()).state, 'running')

  gate.open()
  const last = shown.at(-1)?.number ?? 0
  const rest: ResultRow[] = []
  for await (const { rows } of followCheck(kept, id, last)) rest.push(...rows)
  const all = [...shown, ...rest]
  assert.deepEqual(
    all.map(({ index }) => index).toSorted((a, b) => a - b),
    Array.from({ length: total }, (_, index) => index),
  )
  assert.deepEqual(
    all.map(({ number }) => number),
    Array.from({ length: total }, (_, index) => index + 1),
  )
  const again = (await (await ask(kept, `/checks/${id}/results?limit=5000`)).json()) as { rows: ResultRow[] }
  assert.deepEqual(again.rows, all)
  const state = checkState.parse(await (await ask(kept, `/checks/${id}`)).json())
  assert.deepEqual([state.state, state.done], ['finished', total])
})

test('a server that ends in order takes its token with it', async (context) => {
  const store = join(folder, 'ended.db')
  const first = await startChild(context, ['--port', '0', '--store', store])
  assert.equal((await ask(first, '/status')).status, 200)
  assert.equal(await first.end('SIGTERM'), process.platform === 'win32' ? null : 0)
  const second = await startChild(context, ['--port', '0', '--store', store])
  const old = await ask({ origin: second.origin, token: first.token }, '/status')
  // Windows knows no such request to end: there it is a kill.
  assert.equal(old.status, process.platform === 'win32' ? 200 : 401)
})

test('two servers on one store: the second says so in a line', async (context) => {
  const store = join(folder, 'taken.db')
  const first = await startChild(context, ['--port', '0', '--store', store])
  const { code, stdout, stderr } = await run(['serve', '--no-open', '--port', '0', '--store', store])
  assert.deepEqual([code, stdout], [2, ''])
  assert.match(
    stderr,
    /^farend: \S+taken\.db: .*another farend has it open.*; right is another file: --store <file>\n$/,
  )
  assert.equal((await ask(first, '/status')).status, 200)
})

test('two servers on one port: the second says so in a line', async (context) => {
  const first = await startChild(context, ['--port', '0', '--store', 'memory'])
  const port = new URL(first.origin).port
  const { code, stderr } = await run(['serve', '--no-open', '--port', port, '--store', 'memory'])
  assert.equal(code, 2)
  assert.match(stderr, /^farend: 127\.0\.0\.1:\d+: another program listens there; right is another --port/)
})
