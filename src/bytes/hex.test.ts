import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fromHex, toHex } from './hex.ts'

test('hexadecimal text is lower case, two digits an octet, also of a view into a larger buffer', () => {
  assert.equal(toHex(Uint8Array.of(0, 1, 0xab, 0xff).subarray(1)), '01abff')
  assert.equal(toHex(new Uint8Array()), '')
})

test('octets survive the way to text and back, in either case', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual(fromHex(toHex(bytes)), bytes)
      assert.deepEqual(fromHex(toHex(bytes).toUpperCase()), bytes)
    }),
  )
})

for (const text of ['0', 'abc', '0g', '01 02', '0x01', 'é1']) {
  test(`${JSON.stringify(text)} is refused`, () => assert.throws(() => fromHex(text), SyntaxError))
}
