import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex } from '../bytes/hex.ts'
import { DerReader } from './der.ts'
import { FaultList } from './fault.ts'
import { isStringTag, readString } from './string.ts'
import { tagName, tags } from './tag.ts'
import type { Tag } from './tag.ts'

const table: [tag: Tag, hex: string, text: string, conforms: boolean][] = [
  [tags.utf8String, 'c3bc e6b8ac f09f9880', 'ü測😀', true],
  [tags.utf8String, 'efbbbf 41', '\ufeffA', true],
  [tags.utf8String, 'efbfbd', '\ufffd', true],
  [tags.utf8String, '41 ff', 'A\ufffd', false],
  [tags.utf8String, '1b5b33316d 00 0a', '\u001b[31m\u0000\n', true],
  [tags.printableString, '41 20 28 3f', 'A (?', true],
  [tags.printableString, '2a 40', '*@', false],
  [tags.printableString, 'fc', 'ü', false],
  [tags.ia5String, '61 40 00', 'a@\u0000', true],
  [tags.ia5String, '62 c3bc', 'bü', false],
  [tags.ia5String, '62 fc', 'bü', false],
  [tags.t61String, '4d fc', 'Mü', true],
  [tags.numericString, '31 20 32', '1 2', true],
  [tags.numericString, '31 61', '1a', false],
  [tags.visibleString, '20 7e', ' ~', true],
  [tags.visibleString, '0a', '\n', false],
  [tags.bmpString, '0057 6e2c', 'W測', true],
  [tags.bmpString, '0057 6e', 'W', false],
  [tags.universalString, '00000041 0001f600', 'A😀', true],
  [tags.universalString, '00110000', '\ufffd', false],
  [tags.universalString, '0000d800', '\ufffd', false],
  [tags.universalString, '000000', '', false],
]
for (const [tag, hex, text, conforms] of table) {
  test(`${tagName(tag)} ${hex} is ${JSON.stringify(text)}${conforms ? '' : ', reported'}`, () => {
    const content = fromHex(hex.replaceAll(' ', ''))
    const list = new FaultList()
    const reader = new DerReader(Uint8Array.of(tag, content.length, ...content), list)
    assert.equal(readString(reader, reader.whole('the input')), text)
    assert.equal(list.faults.length, conforms ? 0 : 1)
  })
}

test('other types are no strings', () => {
  const list = new FaultList()
  const reader = new DerReader(fromHex('020141'), list)
  assert.equal(isStringTag(tags.integer), false)
  assert.equal(readString(reader, reader.whole('the input')), undefined)
  assert.deepEqual(list.faults, [{ offset: 0, message: 'INTEGER is not a character string' }])
})
