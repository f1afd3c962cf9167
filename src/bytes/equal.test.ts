import assert from 'node:assert/strict'
import { test } from 'node:test'
import { equalBytes } from './equal.ts'

test('octet strings are equal when length and every octet agree', () => {
  const bytes = Uint8Array.of(1, 2, 3)
  assert.ok(equalBytes(bytes, bytes))
  assert.ok(equalBytes(bytes, Uint8Array.of(0, 1, 2, 3).subarray(1)))
  assert.ok(equalBytes(new Uint8Array(), new Uint8Array()))
  assert.ok(!equalBytes(bytes, Uint8Array.of(1, 2, 4)))
  assert.ok(!equalBytes(bytes, Uint8Array.of(1, 2)))
})
