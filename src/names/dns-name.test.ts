import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { toAsciiName } from './dns-name.ts'

const names: [text: string, name: string | undefined][] = [
  ['sip.contoso.test', 'sip.contoso.test'],
  ['SIP.Contoso.Test.', 'sip.contoso.test'],
  ['localhost', 'localhost'],
  ['_sip._tls.contoso.test', '_sip._tls.contoso.test'],
  ['münchen.test', 'xn--mnchen-3ya.test'],
  ['MÜNCHEN.test', 'xn--mnchen-3ya.test'],
  ['faß.test', 'xn--fa-hia.test'],
  ['xn--mnchen-3ya.test', 'xn--mnchen-3ya.test'],
  ['contoso。test', 'contoso.test'],
  ['1.contoso.test', '1.contoso.test'],
  ['3com', '3com'],
  [`${'a'.repeat(63)}.test`, `${'a'.repeat(63)}.test`],
  [`${'a'.repeat(64)}.test`, undefined],
  [`${'abcdefg.'.repeat(31)}abcde`, `${'abcdefg.'.repeat(31)}abcde`],
  [`${'abcdefg.'.repeat(31)}abcdef`, undefined],
  ['', undefined],
  ['.', undefined],
  ['contoso.test..', undefined],
  ['a..test', undefined],
  ['.contoso.test', undefined],
  ['*.contoso.test', undefined],
  ['con toso.test', undefined],
  ['contoso.test\n', undefined],
  ['con\u00a0toso.test', undefined],
  ['cont\u0000oso.test', undefined],
  ['müllé\t.test', undefined],
  ['user@contoso.test', undefined],
  ['üser@contoso.test', undefined],
  ['über.test/path', undefined],
  ['über%2etest', undefined],
  ['contoso.test:443', undefined],
  // What URL parsers turn into IP addresses.
  ['192.0.2.1', undefined],
  ['127.1', undefined],
  ['0x7f.1', undefined],
  ['0x7f000001', undefined],
  ['2130706433', undefined],
  ['contoso.0x', undefined],
  ['１２７.0.0.1', undefined],
  ['[::1]', undefined],
  ['::1', undefined],
]

for (const [text, name] of names) {
  test(`${JSON.stringify(text.slice(0, 40))} becomes ${name?.slice(0, 40) ?? 'no name'}`, () => {
    assert.equal(toAsciiName(text), name)
  })
}

test('what it gives is always a legal name, and stays as it is when given again', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', 'B', '1', '.', '-', '_', 'ü', 'ß', '。', '*', '%', '0x', ' ') }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const name = toAsciiName(text)
      if (name === undefined) return
      assert.match(name, /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/)
      assert.ok(name.length <= 253)
      assert.equal(toAsciiName(name), name)
    }),
    { numRuns: 2000 },
  )
})
