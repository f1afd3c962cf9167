import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { test } from 'node:test'
import { Pace } from './pace.ts'

/** Runs jobs that each take some turns of the event loop, and notes how many were under way at most. */
async function crowd(pace: Pace, addresses: string[]): Promise<{ all: number; perAddress: number }> {
  const running = new Map<string, number>()
  const most = { all: 0, perAddress: 0 }
  const job = (address: string) => async () => {
    running.set(address, (running.get(address) ?? 0) + 1)
    most.all = Math.max(
      most.all,
      [...running.values()].reduce((sum, count) => sum + count, 0),
    )
    most.perAddress = Math.max(most.perAddress, ...running.values())
    for (let turns = 0; turns < 3; turns++) await turn()
    running.set(address, running.get(address)! - 1)
  }
  await Promise.all(addresses.map((address) => pace.run(address, job(address))))
  return most
}

const oneAddress = Array.from({ length: 20 }, () => '192.0.2.1')
const manyAddresses = Array.from({ length: 20 }, (_, index) => `192.0.2.${index}`)

test('no more jobs at the same time than allowed over all', async () => {
  assert.deepEqual(await crowd(new Pace({ concurrency: 7, perAddress: 2 }), manyAddresses), {
    all: 7,
    perAddress: 1,
  })
})

test('no more jobs at the same time than allowed for one address', async () => {
  assert.deepEqual(await crowd(new Pace({ concurrency: 7, perAddress: 2 }), oneAddress), {
    all: 2,
    perAddress: 2,
  })
})

test('jobs that wait for their address leave the others their turn', async () => {
  const pace = new Pace({ concurrency: 2, perAddress: 1 })
  const blocked = Promise.withResolvers<void>()
  const first = pace.run('192.0.2.1', () => blocked.promise)
  const second = pace.run('192.0.2.1', () => blocked.promise)
  assert.equal(await pace.run('192.0.2.2', () => Promise.resolve('other')), 'other')
  blocked.resolve()
  await Promise.all([first, second])
})

test('a job that rejects rejects for its caller alone', async () => {
  const pace = new Pace({ concurrency: 1, perAddress: 1 })
  const bad = pace.run('192.0.2.1', () => Promise.reject(new Error('no')))
  const good = pace.run('192.0.2.1', () => Promise.resolve(1))
  await assert.rejects(bad, /no/)
  assert.equal(await good, 1)
})

test('a rate spreads the starts', async () => {
  const pace = new Pace({ concurrency: 100, perAddress: 100, rate: 50 })
  const starts: number[] = []
  await Promise.all(
    manyAddresses.map((address) =>
      pace.run(address, () => {
        starts.push(performance.now())
        return Promise.resolve()
      }),
    ),
  )
  // 20 jobs, 5 in each tenth of a second: the last ones cannot start before three tenths are over.
  assert.ok(starts.at(-1)! - starts[0]! >= 250, `${starts.at(-1)! - starts[0]!} ms`)
})
