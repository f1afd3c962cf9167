import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createProgress } from './progress.ts'

function recorder(isTTY: boolean) {
  const written: string[] = []
  return { written, stream: { isTTY, write: (text: string) => written.push(text) } }
}

test('progress on a terminal counts, and disappears before anything else is printed', () => {
  const { written, stream } = recorder(true)
  const progress = createProgress(stream, 2, true)
  progress.clear()
  progress.step()
  progress.clear()
  progress.step()
  assert.deepEqual(written, ['\rChecked 0 of 2', '\r\x1b[K', '\rChecked 1 of 2', '\r\x1b[K'])
})

test('there is no progress in a pipe, nor when it is not wanted', () => {
  for (const [isTTY, enabled] of [
    [false, true],
    [true, false],
  ] as const) {
    const { written, stream } = recorder(isTTY)
    const progress = createProgress(stream, 2, enabled)
    progress.step()
    progress.clear()
    assert.deepEqual(written, [])
  }
})
