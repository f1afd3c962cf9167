import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import { encodeName } from '../estate/distinguished-name.ts'
import type { NameInput } from '../estate/distinguished-name.ts'
import { decodeName, emptyName, equalNames, formatName, nameKey } from './name.ts'

const formats: [name: NameInput, text: string][] = [
  [
    ['C=US', 'S=WA', 'L=Redmond', 'O=Contoso', 'OU=IT', 'CN=sip.contoso.test'],
    'CN=sip.contoso.test, OU=IT, O=Contoso, L=Redmond, S=WA, C=US',
  ],
  [[], ''],
  [['O=Contoso, Ltd.'], 'O="Contoso, Ltd."'],
  [['CN=say "hi"'], 'CN="say ""hi"""'],
  [['CN= a'], 'CN=" a"'],
  [['CN=a '], 'CN="a "'],
  [['CN='], 'CN=""'],
  [['CN=a+b'], 'CN="a+b"'],
  [['CN=a;b'], 'CN="a;b"'],
  [['CN=<a>'], 'CN="<a>"'],
  [['CN=#1'], 'CN="#1"'],
  [['CN=a\nb'], 'CN="a\nb"'],
  [['CN=a\\b'], 'CN=a\\b'],
  [['CN=\u001b[31m'], 'CN=\u001b[31m'],
  [['E=a@contoso.test', 'DC=test'], 'DC=test, E=a@contoso.test'],
  [['2.5.4.97=VATXX', '2.5.4.15=Private'], 'OID.2.5.4.15=Private, OID.2.5.4.97=VATXX'],
  [
    [
      [
        { type: 'CN', value: 'a' },
        { type: 'OU', value: 'b' },
      ],
    ],
    'CN=a + OU=b',
  ],
  [der.sequence(der.setOf(der.sequence(der.objectIdentifier('2.5.4.3'), der.integer(5)))), 'CN=#020105'],
]
for (const [name, text] of formats) {
  test(`a name is written as Windows writes it: ${JSON.stringify(text)}`, () => {
    assert.equal(formatName(decodeName(encodeName(name))), text)
  })
}

const attribute = (value: string, string: 'utf8' | 'printable' | 'bmp' | 't61'): NameInput => [
  [{ type: 'O', value, string }],
]

const comparisons: [why: string, a: NameInput, b: NameInput, equal: boolean][] = [
  ['the same octets', ['O=Contoso'], ['O=Contoso'], true],
  ['another string type', attribute('Contoso', 'printable'), attribute('Contoso', 'bmp'), true],
  ['Latin-1 and UTF-8', attribute('Müller', 't61'), attribute('Müller', 'utf8'), true],
  ['another case', ['O=CONTOSO'], ['O=contoso'], true],
  ['another case beyond ASCII', ['O=STRASSE ÉÇ'], ['O=straße éç'], true],
  ['composed and decomposed letters', ['O=Ångström'], ['O=A\u030angstro\u0308m'], true],
  ['folded white space', ['O=  Contoso \t Ltd '], ['O=Contoso Ltd'], true],
  ['a soft hyphen', ['O=Con\u00adtoso'], ['O=Contoso'], true],
  ['another value', ['O=Contoso'], ['O=Contosa'], false],
  ['white space inside a word', ['O=Con toso'], ['O=Contoso'], false],
  ['another type', ['O=Contoso'], ['OU=Contoso'], false],
  ['another order of RDNs', ['O=a', 'OU=b'], ['OU=b', 'O=a'], false],
  [
    'another order within an RDN',
    [
      [
        { type: 'O', value: 'b' },
        { type: 'OU', value: 'A' },
      ],
    ],
    [
      [
        { type: 'OU', value: 'a' },
        { type: 'O', value: 'B' },
      ],
    ],
    true,
  ],
  [
    'two RDNs against one',
    ['O=a', 'OU=b'],
    [
      [
        { type: 'O', value: 'a' },
        { type: 'OU', value: 'b' },
      ],
    ],
    false,
  ],
  ['a longer name', ['O=a'], ['O=a', 'CN=b'], false],
  ['two empty names', [], [], true],
]
for (const [why, a, b, equal] of comparisons) {
  test(`names with ${why} are ${equal ? 'equal' : 'different'}`, () => {
    const [left, right] = [decodeName(encodeName(a)), decodeName(encodeName(b))]
    assert.equal(equalNames(left, right), equal)
    assert.equal(equalNames(right, left), equal)
    assert.equal(nameKey(left) === nameKey(right), equal)
  })
}

test('what can be read of a broken name is read', () => {
  const name = encodeName(['C=AU', 'CN=a'])
  assert.equal(formatName(decodeName(name.subarray(0, name.length - 1))), 'C=AU')
  assert.deepEqual(decodeName(new Uint8Array()), emptyName)
  assert.equal(formatName(decodeName(Uint8Array.of(0x30, 0x02, 0x31, 0x00))), '')
})

test('values too long for an honest name are compared as they are', () => {
  // Normalising a run of combining characters takes time that grows with its square.
  const long = 'a' + '\u0301\u0316'.repeat(20_000)
  const name = (value: string) => decodeName(encodeName([`O=${value}`]))
  assert.equal(equalNames(name(long), name(long)), true)
  assert.equal(equalNames(name(long), name(long.normalize('NFC'))), false)
})
