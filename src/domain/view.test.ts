import assert from 'node:assert/strict'
import { test } from 'node:test'
import { viewOf } from './view.ts'

const views: [resolver: string, view: ReturnType<typeof viewOf>][] = [
  ['10.0.0.53:53', 'inside'],
  ['[fd00::53]:53', 'inside'],
  ['8.8.8.8:53', 'outside'],
  ['[2001:4860:4860::8888]:53', 'outside'],
  ['127.0.0.53:53', 'unknown'],
  ['[::1]:53', 'unknown'],
  ['none', 'unknown'],
]
for (const [resolver, view] of views) {
  test(`${resolver} looks from ${view}`, () => assert.equal(viewOf(resolver), view))
}
