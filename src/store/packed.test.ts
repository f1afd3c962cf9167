import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packText, unpackText } from './packed.ts'

test('every text comes back', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      assert.equal(unpackText(packText(text)), text)
    }),
  )
})

test('what resembles itself becomes small', () => {
  assert.ok(packText('{"a":1}'.repeat(1000)).length < 200)
})
