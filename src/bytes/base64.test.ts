import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fromBase64, toBase64 } from './base64.ts'

test('the vectors of RFC 4648 section 10', () => {
  const vectors = {
    '': '',
    f: 'Zg==',
    fo: 'Zm8=',
    foo: 'Zm9v',
    foob: 'Zm9vYg==',
    fooba: 'Zm9vYmE=',
    foobar: 'Zm9vYmFy',
  }
  for (const [plain, text] of Object.entries(vectors)) {
    const bytes = new TextEncoder().encode(plain)
    assert.equal(toBase64(bytes), text)
    assert.deepEqual(fromBase64(text), bytes)
  }
})

test('octets survive line breaks and missing padding', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = toBase64(bytes)
      assert.deepEqual(fromBase64(text.replace(/(.{4})/g, ' $1\r\n')), bytes)
      assert.deepEqual(fromBase64(text.replace(/=/g, '')), bytes)
    }),
  )
})

for (const text of ['Zm9v-_', 'Z', 'Zg===', 'Z=g=', '<Zg==>']) {
  test(`${JSON.stringify(text)} is refused`, () => assert.throws(() => fromBase64(text), SyntaxError))
}
