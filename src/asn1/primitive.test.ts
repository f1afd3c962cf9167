import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex } from '../bytes/hex.ts'
import { DerReader } from './der.ts'
import type { Element } from './der.ts'
import { FaultList } from './fault.ts'
import {
  readBitString,
  readBoolean,
  readCount,
  readInteger,
  readOctets,
  readOid,
  toBigInt,
} from './primitive.ts'

type Read = (reader: DerReader, element: Element | undefined) => unknown

const table: [what: string, read: Read, hex: string, value: unknown, fault?: RegExp][] = [
  ['true', readBoolean, '0101ff', true],
  ['false', readBoolean, '010100', false],
  ['a BOOLEAN of BER', readBoolean, '010101', true, /true is 1, not 255/],
  ['a BOOLEAN of two octets', readBoolean, '0102ffff', undefined, /BOOLEAN of 2 octets/],
  ['an INTEGER', readInteger, '02020080', fromHex('0080')],
  ['an INTEGER with a needless zero', readInteger, '0202007f', fromHex('007f'), /shortest form/],
  ['an INTEGER with needless ones', readInteger, '0202ff80', fromHex('ff80'), /shortest form/],
  ['an INTEGER of nothing', readInteger, '0200', undefined, /without content/],
  ['a count', readCount, '02047fffffff', 0x7fffffff],
  ['a negative count', readCount, '0201ff', undefined, /negative or too large/],
  ['a huge count', readCount, `0208${'7f'.repeat(8)}`, undefined, /negative or too large/],
  ['a BIT STRING', readBitString, '030205a0', { octets: fromHex('a0'), unusedBits: 5 }],
  ['an empty BIT STRING', readBitString, '030100', { octets: new Uint8Array(), unusedBits: 0 }],
  [
    'a BIT STRING with set unused bits',
    readBitString,
    '030205a1',
    { octets: fromHex('a1'), unusedBits: 5 },
    /not zero/,
  ],
  ['a BIT STRING with 8 unused bits', readBitString, '030208a0', undefined, /impossible count/],
  ['a BIT STRING of only unused bits', readBitString, '030101', undefined, /impossible count/],
  ['a BIT STRING of nothing', readBitString, '0300', undefined, /impossible count/],
  ['an OID', readOid, '0603550403', '2.5.4.3'],
  ['a cut OID', readOid, '06025584', undefined, /cannot be read/],
  ['an OCTET STRING', readOctets, '0402cafe', fromHex('cafe')],
  [
    'a constructed OCTET STRING',
    readOctets,
    '24040402cafe',
    undefined,
    /constructed, which DER does not allow/,
  ],
]
for (const [what, read, hex, value, fault] of table) {
  test(`${what} is read, and reported where it is not DER`, () => {
    const list = new FaultList()
    const reader = new DerReader(fromHex(hex), list)
    assert.deepEqual(read(reader, reader.whole('the input')), value)
    if (fault === undefined) assert.deepEqual(list.faults, [])
    else assert.match(list.faults.map(({ message }) => message).join(), fault)
  })
}

test('nothing is read of an element that is missing', () => {
  const reader = new DerReader(new Uint8Array(), new FaultList())
  for (const read of [readBitString, readBoolean, readCount, readInteger, readOctets, readOid]) {
    assert.equal(read(reader, undefined), undefined)
  }
})

test('integers are signed', () => {
  const cases = { '': 0n, '00': 0n, '7f': 127n, '80': -128n, ff7f: -129n, '00ff': 255n }
  for (const [hex, value] of Object.entries(cases)) assert.equal(toBigInt(fromHex(hex)), value)
})
