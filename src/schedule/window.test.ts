import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mapWindow } from './window.ts'

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}

async function collect<Result>(results: AsyncIterable<Result>): Promise<Result[]> {
  const all: Result[] = []
  for await (const result of results) all.push(result)
  return all
}

test('results come in the order given, whichever is finished first', async () => {
  const gates = range(3).map(() => Promise.withResolvers<void>())
  const results = collect(
    mapWindow(range(3), { size: 3, order: 'given' }, async (item) => {
      await gates[item]!.promise
      return item
    }),
  )
  for (const gate of gates.toReversed()) gate.resolve()
  assert.deepEqual(await results, [0, 1, 2])
})

test('results come as they finish, where that is asked for', async () => {
  const gates = range(3).map(() => Promise.withResolvers<void>())
  const results = mapWindow(range(3), { size: 3, order: 'finished' }, async (item) => {
    await gates[item]!.promise
    return item
  })
  const order = []
  for (const item of [2, 0, 1]) {
    const next = results.next()
    gates[item]!.resolve()
    order.push((await next).value)
  }
  assert.deepEqual(order, [2, 0, 1])
  assert.equal((await results.next()).done, true)
})

for (const order of ['given', 'finished'] as const) {
  test(`no more than the window is under way (${order})`, async () => {
    let running = 0
    let most = 0
    const results = await collect(
      mapWindow(range(500), { size: 8, order }, async (item) => {
        most = Math.max(most, ++running)
        await Promise.resolve()
        running--
        return item
      }),
    )
    assert.equal(results.length, 500)
    assert.equal(most, 8)
  })

  test(`a job that rejects ends the sequence (${order})`, async () => {
    const results = mapWindow(range(10), { size: 2, order }, (item) =>
      item === 5 ? Promise.reject(new Error('five')) : Promise.resolve(item),
    )
    await assert.rejects(collect(results), /five/)
  })

  test(`an abort starts no further job (${order})`, async () => {
    const controller = new AbortController()
    const started: number[] = []
    const options = { size: 2, order, signal: controller.signal }
    const results = await collect(
      mapWindow(range(100), options, async (item) => {
        started.push(item)
        if (item === 3) controller.abort()
        await Promise.resolve()
        return item
      }),
    )
    assert.deepEqual(
      results.toSorted((a, b) => a - b),
      started,
    )
    assert.ok(started.length <= 5)
  })
}

test('one slow item in front does not stop the others until many wait behind it', async () => {
  const slow = Promise.withResolvers<void>()
  let finished = 0
  const results = collect(
    mapWindow(range(100), { size: 4, order: 'given' }, async (item) => {
      if (item === 0) await slow.promise
      if (++finished === 15) slow.resolve()
      return item
    }),
  )
  assert.deepEqual(await results, range(100))
})
