import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { before, describe, test, type TestContext } from 'node:test'
import { startApi, type ApiServer } from '../../test/serve/api-server.ts'
import { followCheck, type CheckEvent } from '../../test/serve/follow.ts'
import { refusedCheck, sluice, steadyScan } from '../../test/serve/scans.ts'
import { checkState } from '../api/check.ts'
import { serverStatus } from '../api/status.ts'
import type { Checked } from '../scan.ts'
import type { Scanner } from './running-check.ts'
import type { ServeOptions } from './server.ts'

let checked: Checked
before(async () => (checked = await refusedCheck()))

const names = (count: number) => Array.from({ length: count }, (_, index) => `host${index}.test:1`)
/** Streams that a server keeps open at the same time. */
const places = 64

async function started(context: TestContext, options: Partial<ServeOptions>): Promise<ApiServer> {
  const api = await startApi(options)
  context.after(() => api.close())
  return api
}

async function begin(api: ApiServer, count: number): Promise<string> {
  return (await api.read(checkState, 'POST', '/checks', { targets: names(count) })).id
}

async function eventsOf(api: ApiServer, id: string, after: number): Promise<CheckEvent[]> {
  const events = []
  for await (const event of followCheck(api, id, after)) events.push(event)
  return events
}

describe('a stream', () => {
  test('gives every row once, in order, and then the end', async (context) => {
    const api = await started(context, { scan: steadyScan(checked) })
    const id = await begin(api, 1200)
    const events = await eventsOf(api, id, 0)
    const numbers = events.flatMap(({ rows }) => rows).map(({ number }) => number)
    assert.deepEqual(
      numbers,
      Array.from({ length: 1200 }, (_, index) => index + 1),
    )
    assert.ok(events.every(({ rows }) => rows.length <= 250))
    assert.deepEqual([events.at(-1)?.end?.state, events.at(-1)?.end?.done], ['finished', 1200])
  })

  test('goes on behind the number that is known', async (context) => {
    const api = await started(context, { scan: steadyScan(checked) })
    const id = await begin(api, 30)
    await api.ended(id)
    const rest = await eventsOf(api, id, 27)
    assert.deepEqual(
      rest.flatMap(({ rows }) => rows).map(({ number }) => number),
      [28, 29, 30],
    )
    const nothing = await eventsOf(api, id, 1_000_000)
    assert.deepEqual(
      nothing.map(({ name }) => name),
      ['end'],
    )
  })

  test('tells the rows that a cancelled check has, before its end', async (context) => {
    const { scan, open } = sluice(checked)
    const api = await started(context, { scan })
    const id = await begin(api, 10)
    const following = eventsOf(api, id, 0)
    open(5)
    while ((await api.read(checkState, 'GET', `/checks/${id}`)).done < 5);
    open(2)
    await api.read(checkState, 'POST', `/checks/${id}/cancel`)
    const events = await following
    const end = events.at(-1)?.end
    assert.equal(end?.state, 'cancelled')
    assert.equal(events.flatMap(({ rows }) => rows).length, end?.done)
    assert.equal((await api.read(checkState, 'GET', `/checks/${id}`)).done, end?.done)
  })

  test('ends when its check is removed', async (context) => {
    const api = await started(context, { scan: sluice(checked).scan })
    const id = await begin(api, 3)
    const following = eventsOf(api, id, 0)
    assert.equal((await api.ask('DELETE', `/checks/${id}`)).status, 204)
    assert.notEqual((await following).at(-1)?.end?.state, 'finished')
  })

  test('is closed by a server that ends, and nothing is said of it', async () => {
    const api = await startApi({ scan: sluice(checked).scan })
    const id = await begin(api, 3)
    const { body } = await api.ask('GET', `/checks/${id}/events`)
    const reader = body?.getReader()
    await reader?.read()
    await api.close()
    await assert.rejects(async () => {
      while (!(await reader?.read())?.done);
    })
    assert.deepEqual(api.faults, [])
  })
})

describe('places', () => {
  /** Opens streams until there is no place, and gives how many there were. */
  async function fill(api: ApiServer, id: string): Promise<Opened[]> {
    const open: Opened[] = []
    for (;;) {
      const closing = new AbortController()
      const response = await fetch(`${api.origin}/api/v1/checks/${id}/events`, {
        headers: { authorization: `Bearer ${api.token}` },
        signal: closing.signal,
      })
      if (response.status === 429) {
        assert.equal(response.headers.get('connection'), 'close')
        assert.match(await response.text(), /64 streams are open; close one/)
        return open
      }
      // A response that nobody holds is closed by the garbage collection of the client.
      open.push({ response, close: () => closing.abort() })
    }
  }

  interface Opened {
    response: Response
    close(): void
  }

  /** Opens all and closes them again. Gives how many there were. */
  async function emptied(api: ApiServer, id: string): Promise<number> {
    const open = await fill(api, id)
    for (const each of open) each.close()
    return open.length
  }

  test('are bounded, and free as soon as a client vanishes', async (context) => {
    const api = await started(context, { scan: sluice(checked).scan })
    const id = await begin(api, 1)
    const open = await fill(api, id)
    assert.equal(open.length, places)
    assert.ok(await api.read(serverStatus, 'GET', '/status'), 'others are answered')
    for (const each of open) each.close()
    while ((await emptied(api, id)) === 0);
  })

  test('are not taken by questions for the headers', async (context) => {
    const api = await started(context, { scan: sluice(checked).scan })
    const id = await begin(api, 1)
    for (let count = 0; count < 2 * places; count++) {
      assert.equal((await api.ask('HEAD', `/checks/${id}/events`)).status, 200)
    }
    assert.equal((await fill(api, id)).length, places)
  })

  test('are not taken by requests for a check that is not there', async (context) => {
    const api = await started(context, { scan: sluice(checked).scan })
    const id = await begin(api, 1)
    for (let count = 0; count < 2 * places; count++) {
      assert.equal((await api.ask('GET', `/checks/nobody/events`)).status, 404)
    }
    assert.equal((await fill(api, id)).length, places)
  })

  test('of a client that does not read are taken from it', async (context) => {
    const [many, none] = [steadyScan(checked), sluice(checked).scan]
    const scan: Scanner = (targets, options) => (options.bulk ? many : none)(targets, options)
    const api = await started(context, { scan, bounds: { idle: 1500 } })
    const quiet = await begin(api, 1)
    // More than the buffers of a connection hold.
    const request = { targets: names(15_000), settings: { bulk: true } }
    const { id } = await api.read(checkState, 'POST', '/checks', request)
    await api.ended(id)
    const lazy = connect(api.port, '127.0.0.1').pause()
    lazy.on('error', () => undefined)
    lazy.write(
      `GET /api/v1/checks/${id}/events HTTP/1.1\r\nHost: 127.0.0.1:${api.port}\r\nAuthorization: Bearer ${api.token}\r\n\r\n`,
    )
    const counts = new Set<number>()
    while (!counts.has(places)) {
      counts.add(await emptied(api, quiet))
    }
    assert.ok(counts.has(places - 1), 'it had its place')
    lazy.destroy()
  })
})
