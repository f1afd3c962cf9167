import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inMemory, ResultStore } from '../store/result-store.ts'
import { tokenDigest } from './guard.ts'
import { openSession } from './session.ts'

describe('a token made by chance', () => {
  test('is another one at each start, and hard to guess', () => {
    const tokens = Array.from(
      { length: 20 },
      () => openSession(new ResultStore(inMemory), new Set(), undefined).token,
    )
    assert.equal(new Set(tokens).size, 20)
    for (const token of tokens) assert.match(token, /^[\w-]{32}$/)
  })

  test('is good for the server after a killed one', () => {
    const store = new ResultStore(inMemory)
    const first = openSession(store, new Set(), undefined)
    const good = new Set<string>()
    const second = openSession(store, good, undefined)
    assert.deepEqual(good, new Set([first, second].map(({ token }) => tokenDigest(token))))
  })

  test('is good for the one that takes over, and not after an end', () => {
    const store = new ResultStore(inMemory)
    openSession(store, new Set(), undefined).end(true)
    const taken = new Set<string>()
    openSession(store, taken, undefined).end(false)
    assert.equal(taken.size, 2)
    const later = new Set<string>()
    openSession(store, later, undefined)
    assert.equal(later.size, 1)
  })

  test('is forgotten after half a day without a server', (context) => {
    context.mock.timers.enable({ apis: ['Date', 'setInterval'], now: Date.parse('2026-11-23T00:00:00Z') })
    const store = new ResultStore(inMemory)
    openSession(store, new Set(), undefined)
    context.mock.timers.setTime(Date.parse('2026-11-23T12:00:01Z'))
    const later = new Set<string>()
    openSession(store, later, undefined)
    assert.equal(later.size, 1)
  })

  test('stays good as long as its server runs, however long', (context) => {
    context.mock.timers.enable({ apis: ['Date', 'setInterval'], now: Date.parse('2026-11-23T00:00:00Z') })
    const store = new ResultStore(inMemory)
    openSession(store, new Set(), undefined)
    for (let hours = 0; hours < 50; hours++) context.mock.timers.tick(3_600_000)
    const later = new Set<string>()
    openSession(store, later, undefined)
    assert.equal(later.size, 2)
  })

  test('is nowhere in the store', () => {
    const store = new ResultStore(inMemory)
    const { token } = openSession(store, new Set(), undefined)
    assert.ok(!JSON.stringify(store.sessions('')).includes(token))
  })
})

test("an operator's token is the only good one, and none of before", () => {
  const store = new ResultStore(inMemory)
  openSession(store, new Set(), undefined)
  const good = new Set<string>()
  assert.equal(openSession(store, good, 'a token of my own').token, 'a token of my own')
  assert.deepEqual(good, new Set([tokenDigest('a token of my own')]))
  assert.deepEqual(store.sessions(''), [])
})
