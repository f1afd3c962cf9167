import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fromHex, toHex } from '../bytes/hex.ts'
import { decodeOid, encodeOid, oidName, oidTitle } from './oid.ts'

const table: [oid: string, hex: string][] = [
  ['2.5.4.3', '550403'],
  ['1.2.840.113549.1.1.11', '2a864886f70d01010b'],
  ['0.9.2342.19200300.100.1.25', '0992268993f22c640119'],
  ['2.999.1', '883701'],
  ['2.25.329800735698586629295641978511506172918', '6983f09da7ebcfdee0c7a1a7b2c0948cc8f9d776'],
  ['0.0', '00'],
  ['1.39', '4f'],
  ['2.0', '50'],
]
for (const [oid, hex] of table) {
  test(`${oid} is ${hex}`, () => {
    assert.equal(toHex(encodeOid(oid)), hex)
    assert.equal(decodeOid(fromHex(hex)), oid)
  })
}

test('every object identifier survives the way to octets and back', () => {
  const arc = fc.bigInt({ min: 0n, max: 2n ** 128n })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 }),
      fc.bigInt({ min: 0n, max: 39n }),
      fc.array(arc, { maxLength: 5 }),
      (root, second, rest) => {
        const oid = [root, second, ...rest].join('.')
        assert.equal(decodeOid(encodeOid(oid)), oid)
      },
    ),
  )
})

for (const hex of ['', '80', '2a80', '2a8001', '2a86', 'ff'.repeat(128) + '7f']) {
  test(`${hex.slice(0, 20) || 'nothing'} is no object identifier`, () =>
    assert.equal(decodeOid(fromHex(hex)), undefined))
}

for (const text of ['', '1', '3.1', '1.40', '1.2.', '1.02', '1.-2', 'a.b']) {
  test(`${JSON.stringify(text)} is refused`, () => assert.throws(() => encodeOid(text), SyntaxError))
}

test('names are those of the standard and those of Windows', () => {
  assert.equal(oidName('1.3.6.1.5.5.7.3.1'), 'serverAuth')
  assert.equal(oidTitle('1.3.6.1.5.5.7.3.1'), 'Server Authentication')
  assert.equal(oidTitle('1.2.840.10045.4.3.2'), 'sha256ECDSA')
  assert.equal(oidName('1.2.3'), undefined)
  assert.equal(oidTitle('2.5.4.15'), undefined)
})
