import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from './decode-text.ts'

const text = 'Domain,Type,Port\nmünchen.test,DIR,443\n'
const utf16 = Buffer.from(text, 'utf16le')

const encodings: [what: string, bytes: Uint8Array][] = [
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 little endian', Buffer.concat([Buffer.of(0xff, 0xfe), utf16])],
  ['UTF-16 big endian', Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(utf16).swap16()])],
]

for (const [what, bytes] of encodings) {
  test(`${what} is read, without the mark`, () => assert.equal(decodeText(bytes, 'targets.csv'), text))
}

const refused: [what: string, bytes: Uint8Array, message: RegExp][] = [
  [
    'a workbook',
    Buffer.from('PK\u0003\u0004rest'),
    /^t\.csv: this is an Excel workbook.*; save it as "CSV UTF-8"/,
  ],
  [
    'an old workbook',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    /^t\.csv: this is an Excel workbook.*; save it/,
  ],
  [
    'Latin-1 text',
    Buffer.from('m\u00fcnchen', 'latin1'),
    /^t\.csv: this is not UTF-8 text; save it as "CSV UTF-8"/,
  ],
  ['half a UTF-16 character', Buffer.of(0xff, 0xfe, 0x61), /^t\.csv: this is not UTF-8 text/],
  ['NUL octets', Buffer.from('a\0b'), /^t\.csv: this is not text; right is a text file/],
  ['UTF-16 without a mark', utf16.subarray(0, 20), /^t\.csv: this is not text; right is a text file/],
]

for (const [what, bytes, message] of refused) {
  test(`${what} is refused`, () => {
    assert.throws(() => decodeText(bytes, 't.csv'), { name: 'InputError', message })
  })
}
