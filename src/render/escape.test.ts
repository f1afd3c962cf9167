import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { escapeText } from './escape.ts'

const cases: [name: string, text: string, escaped: string][] = [
  ['plain text stays', 'sip.contoso.test', 'sip.contoso.test'],
  ['letters of any script stay', 'Zürich 東京', 'Zürich 東京'],
  ['ANSI colours', '\x1b[31mred', '\\x1B[31mred'],
  ['line ends', 'a\r\nb', 'a\\x0D\\x0Ab'],
  ['C1 controls', '\u009b31m', '\\x9B31m'],
  ['bidi overrides', '\u202Egpj.exe', '\\u{202E}gpj.exe'],
  ['zero width characters', 'a\u200Bb', 'a\\u{200B}b'],
  ['line separators', 'a\u2028b', 'a\\u{2028}b'],
  ['lone surrogates', 'a\uD800b', 'a\\u{D800}b'],
  ['tag characters', '\u{E0041}', '\\u{E0041}'],
]

for (const [name, text, escaped] of cases) {
  test(`escapeText: ${name}`, () => assert.equal(escapeText(text), escaped))
}

test('escapeText cuts a text of a megabyte and says so', () => {
  const escaped = escapeText('a'.repeat(1_000_000))
  assert.ok(escaped.length < 5000)
  assert.match(escaped, /cut, 1000000 characters/)
})

test('escapeText leaves nothing that a terminal acts upon', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(escapeText(text), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    }),
  )
})
