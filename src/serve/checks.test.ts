import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { refusedCheck, sluice, steadyScan } from '../../test/serve/scans.ts'
import { DnsServerError } from '../net/dns-address.ts'
import type { Checked } from '../scan.ts'
import { inMemory, ResultStore } from '../store/result-store.ts'
import { TrustError } from '../trust/select-anchors.ts'
import { ApiError } from './api-error.ts'
import { Checks, newId, type CheckLimits } from './checks.ts'
import { networkPolicy } from './network-policy.ts'
import type { Scanner } from './running-check.ts'

let checked: Checked
before(async () => (checked = await refusedCheck()))

const policy = networkPolicy({ allow: [], deny: [], privateToo: true })

function start({
  scan,
  limits,
  store = new ResultStore(inMemory),
}: {
  scan?: Scanner
  limits?: Partial<CheckLimits>
  store?: ResultStore
}) {
  const log: string[] = []
  const checks = new Checks({
    ...{ store, policy, defaults: {}, scan: scan ?? steadyScan(checked) },
    limits: { targets: 100, checks: 4, kept: 3, ...limits },
    log: (text) => log.push(text),
  })
  return { checks, store, log }
}

/** Waits until a check has ended. */
async function ended(checks: Checks, id: string) {
  while (checks.progress(id) !== undefined) {
    await new Promise<void>((resolve) => {
      const unwatch = checks.watch(id, () => {
        unwatch()
        resolve()
      })
    })
  }
  return checks.state(id)
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `host${index}.test:1`)
const refusal = (status: number, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof ApiError)
  assert.equal(error.problem.status, status)
  assert.match(error.message, message)
  return true
}

test('a check runs to its end, and its results are in the store', async () => {
  const { checks, store } = start({})
  const { id, state, total } = await checks.start({ targets: names(30), settings: {} })
  assert.deepEqual([state, total], ['running', 30])
  const { state: then, done, verdicts, finishedAt } = await ended(checks, id)
  assert.deepEqual([then, done, verdicts.error + verdicts.unknown], ['finished', 30, 30])
  assert.ok(finishedAt)
  assert.deepEqual(
    store.rows(id, 0, 100).map(({ number, index }) => [number, index]),
    Array.from({ length: 30 }, (_, index) => [index + 1, index]),
  )
})

describe('limits', () => {
  test('hold for what a text comes to', async () => {
    const { checks } = start({ limits: { targets: 10 } })
    const targets = Array.from({ length: 3 }, () => 'a.test,b.test,c.test,d.test')
    await assert.rejects(checks.start({ targets, settings: {} }), refusal(413, /more than 10 targets/))
    assert.equal((await checks.start({ targets: targets.slice(1), settings: {} })).total, 8)
  })

  test('hold for checks that begin at the same moment', async () => {
    const { checks } = start({ scan: sluice(checked).scan, limits: { checks: 2 } })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => checks.start({ targets: names(2), settings: { dns: 'localhost' } })),
    )
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 2)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') refusal(429, /^2 checks are under way/)(outcome.reason)
    }
    await checks.close()
  })

  test('a place is free again after a check that could not begin', async () => {
    const { checks } = start({ limits: { checks: 1 } })
    const wrong = { targets: names(1), settings: { resolve: ['nonsense'] } }
    for (let tries = 0; tries < 3; tries++) {
      await assert.rejects(checks.start(wrong), refusal(422, /^body \/settings\/resolve/))
    }
    await ended(checks, (await checks.start({ targets: names(1), settings: {} })).id)
  })

  test('the oldest ended checks go, one that runs stays', async () => {
    const gate = sluice(checked)
    let calls = 0
    const scan: Scanner = (...given) =>
      (calls += 1) === 1 ? gate.scan(...given) : steadyScan(checked)(...given)
    const { checks, store } = start({ scan, limits: { kept: 2 } })
    const running = await checks.start({ targets: names(1), settings: {} })
    const ids = []
    for (let count = 0; count < 5; count++) {
      const { id } = await checks.start({ targets: names(1), settings: {} })
      ids.unshift(id)
      await ended(checks, id)
    }
    checks.makeRoom()
    assert.deepEqual(
      store.checks().map(({ id }) => id),
      [...ids.slice(0, 2), running.id],
    )
    await checks.close()
  })
})

describe('an end that somebody wants', () => {
  test('cancels, and what came before stays', async () => {
    const { scan, open } = sluice(checked)
    const { checks, store } = start({ scan })
    const { id } = await checks.start({ targets: names(10), settings: {} })
    open(4)
    while (checks.progress(id)?.done !== 4) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(checks.cancel(id).state, 'cancelled')
    const first = await ended(checks, id)
    assert.deepEqual([first.state, first.done], ['cancelled', 4])
    // Again changes nothing, not even the moment.
    assert.deepEqual(checks.cancel(id), first)
    assert.equal(store.openTargets(id).length, 6)
  })

  test('writes what is waiting before it says that it is cancelled', async () => {
    const { scan, open } = sluice(checked)
    const { checks, store } = start({ scan })
    const { id } = await checks.start({ targets: names(10), settings: {} })
    open(4)
    while (checks.progress(id)?.checking[0] !== 'host4.test:1')
      await new Promise((resolve) => setImmediate(resolve))
    checks.cancel(id)
    assert.equal(store.lastNumber(id), 4)
    await checks.close()
    assert.equal(store.lastNumber(id), 4)
  })

  test('comes too late for a check that has ended', async () => {
    const { checks } = start({})
    const { id } = await checks.start({ targets: names(2), settings: {} })
    const finished = await ended(checks, id)
    assert.deepEqual(checks.cancel(id), finished)
  })

  test('removes a check that runs, with all that it has', async () => {
    const { scan, open } = sluice(checked)
    const { checks, store, log } = start({ scan })
    const { id } = await checks.start({ targets: names(10), settings: {} })
    open(3)
    await checks.remove(id)
    assert.deepEqual([store.check(id), store.rows(id, 0, 10), store.grounds(id)], [undefined, [], undefined])
    assert.throws(() => checks.state(id), refusal(404, /there is no check/))
    await assert.rejects(checks.remove(id), refusal(404, /there is no check/))
    assert.deepEqual(log, [])
  })

  test('of the server leaves what runs for the next one, which does only what is left', async () => {
    const { scan, open } = sluice(checked)
    const { checks, store } = start({ scan })
    const { id } = await checks.start({ targets: names(10), settings: {} })
    open(4)
    while (checks.progress(id)?.done !== 4) await new Promise((resolve) => setImmediate(resolve))
    await checks.close()
    assert.deepEqual([store.check(id)?.state, store.check(id)?.done], ['running', 4])

    const seen: string[] = []
    const steady = steadyScan(checked)
    const next = start({
      store,
      scan: (targets, options) =>
        steady(
          [...targets].map((each) => (seen.push(each.name), each)),
          options,
        ),
    })
    await next.checks.resume()
    const { state, done } = await ended(next.checks, id)
    assert.deepEqual([state, done, seen.length], ['finished', 10, 6])
    assert.deepEqual(
      store.rows(id, 0, 20).map(({ number, index }) => number - index),
      Array(10).fill(1),
    )
  })

  test('lets nothing begin any more', async () => {
    const { checks } = start({})
    const begun = checks.start({ targets: names(1), settings: { dns: 'localhost' } })
    const closed = checks.close()
    await assert.rejects(begun, refusal(409, /about to end/))
    await closed
  })
})

describe('a run that fails', () => {
  const cases: [name: string, error: Error, failure: RegExp, logged: number][] = [
    [
      'for want of a DNS server',
      new DnsServerError('the DNS server "x" could not be found'),
      /\/settings\/dns: the DNS server/,
      0,
    ],
    [
      'for want of roots',
      new TrustError('no root of apple is at hand'),
      /\/settings\/trust: no root of apple/,
      0,
    ],
    [
      'by a fault of ours',
      new TypeError('undefined is no function'),
      /^a fault of this server stopped it; its log/,
      1,
    ],
  ]
  for (const [name, error, failure, logged] of cases) {
    test(`${name} says so`, async () => {
      const { checks, log } = start({
        scan: async function* () {
          yield* await Promise.reject<never[]>(error)
        },
      })
      const { id } = await checks.start({ targets: names(1), settings: {} })
      const { state, failure: said } = await ended(checks, id)
      assert.equal(state, 'failed')
      assert.match(said ?? '', failure)
      assert.equal(log.length, logged)
    })
  }

  test('because nothing can be stored ends as failed, and the server goes on', async () => {
    const store = new ResultStore(inMemory)
    const { checks, log } = start({ store })
    store.addResults = () => {
      throw new Error('database or disk is full')
    }
    const { id } = await checks.start({ targets: names(3), settings: {} })
    assert.equal((await ended(checks, id)).state, 'failed')
    assert.match(log.join('\n'), /disk is full/)
  })

  test('because nothing at all can be stored is told to the log only', async () => {
    const store = new ResultStore(inMemory)
    const { checks, log } = start({ store })
    store.updateCheck = store.addResults = () => {
      throw new Error('database or disk is full')
    }
    const { id } = await checks.start({ targets: names(3), settings: {} })
    assert.equal((await ended(checks, id)).state, 'running')
    assert.match(log.join('\n'), /could not be marked as failed/)
  })
})

describe('targets', () => {
  const wrong: [name: string, target: string | object, message: RegExp][] = [
    ['no host', 'two words', /^body \/targets\/0: "two words" is not a host name/],
    ['a host without port', { input: 'x', kind: 'DIR', name: 'a.test' }, /has no port; right is a port/],
    ['a domain with port', { input: 'x', kind: 'FED', name: 'a.test', port: 1 }, /has a port; right is none/],
    [
      'a name that is an address and a port',
      { input: 'x', kind: 'DIR', name: 'a.test:1', port: 2 },
      /is not an IPv6 address/,
    ],
    ['two names', { input: 'x', kind: 'DIR', name: 'a.test,b.test', port: 2 }, /./],
    ['a name with a scheme', { input: 'x', kind: 'DIR', name: 'smtp://a.test', port: 2 }, /./],
  ]
  for (const [name, target, message] of wrong) {
    test(`${name} cannot be checked`, async () => {
      const { checks } = start({})
      const request = { targets: [target] as string[], settings: {} }
      await assert.rejects(checks.start(request), refusal(422, message))
    })
  }
})

test('ids are hard to guess and fit into an address', () => {
  const ids = new Set(Array.from({ length: 1000 }, newId))
  assert.equal(ids.size, 1000)
  for (const id of ids) assert.match(id, /^[A-Za-z0-9]{12}$/)
})
