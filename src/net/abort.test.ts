import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { test } from 'node:test'
import { onAbort } from './abort.ts'

test('one listener serves everybody, and none is left behind', () => {
  const { signal } = new AbortController()
  const forget = [1, 2, 3].map(() => onAbort(signal, () => {}))
  assert.equal(getEventListeners(signal, 'abort').length, 1)
  forget.forEach((each) => each())
  assert.equal(getEventListeners(signal, 'abort').length, 0)
  const again = onAbort(signal, () => {})
  assert.equal(getEventListeners(signal, 'abort').length, 1)
  again()
})

test('an abort stops everybody once, but for those who took it back', () => {
  const controller = new AbortController()
  const stopped: string[] = []
  const forget = ['first', 'second', 'third'].map((name) =>
    onAbort(controller.signal, () => {
      stopped.push(name)
      forget[0]!()
    }),
  )
  forget[1]!()
  controller.abort()
  controller.abort()
  assert.deepEqual(stopped, ['first', 'third'])
})

test('without a signal there is nothing to wait for', () => {
  onAbort(undefined, () => assert.fail('nobody can abort'))()
})
