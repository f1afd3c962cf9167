import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { InputError, quoted } from './input-error.ts'

test('the message is one line of where, what and right', () => {
  const error = new InputError('targets.csv:3', '"70000" is not a port', 'a port is a number from 1 to 65535')
  assert.equal(error.message, 'targets.csv:3: "70000" is not a port; a port is a number from 1 to 65535')
  assert.ok(error instanceof SyntaxError)
  assert.equal(error.name, 'InputError')
})

test('long input is cut between characters', () => {
  assert.equal(quoted('a'.repeat(60)), `"${'a'.repeat(60)}"`)
  assert.equal(quoted('💥'.repeat(61)), `"${'💥'.repeat(60)}…"`)
})

test('no control, escape or bidirectional character of the input reaches the message', () => {
  assert.equal(
    new InputError('a', quoted('\u001b[31m\r\nb\u202e\u2028'), 'c').message,
    'a: "\\u{1b}[31m\\u{d}\\u{a}b\\u{202e}\\u{2028}"; c',
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(
        new InputError(text, quoted(text), text).message,
        /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u,
      )
    }),
  )
})
