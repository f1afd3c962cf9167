import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as asn1js from 'asn1js'
import * as fc from 'fast-check'
import { toHex } from '../bytes/hex.ts'
import * as der from './encode.ts'

const date = new Date('2026-03-15T08:09:10.999Z')

const cases: [string, Uint8Array, string][] = [
  ['an empty sequence', der.sequence(), '3000'],
  ['a sequence in the order given', der.sequence(der.integer(2), der.integer(1)), '3006020102020101'],
  ['a set in the order DER demands', der.setOf(der.integer(2), der.integer(1)), '3106020101020102'],
  ['a set with a shorter element first', der.setOf(der.octetString(), der.nullValue()), '310404000500'],
  ['zero', der.integer(0), '020100'],
  ['127', der.integer(127), '02017f'],
  ['128 with a leading zero', der.integer(128), '02020080'],
  ['-1', der.integer(-1), '0201ff'],
  ['-128 in one octet', der.integer(-128), '020180'],
  ['-129 in two octets', der.integer(-129n), '0202ff7f'],
  ['content octets of an integer as they are', der.integer(Uint8Array.of(0, 0, 1)), '0203000001'],
  ['an object identifier', der.objectIdentifier('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
  ['a bit string of whole octets', der.bitString(Uint8Array.of(1, 2)), '0303000102'],
  ['named bits without trailing zeros', der.namedBits([0, 2]), '030205a0'],
  ['a named bit in the second octet', der.namedBits([8]), '0303070080'],
  ['no named bits', der.namedBits([]), '030100'],
  ['an octet string', der.octetString(Uint8Array.of(0xff)), '0401ff'],
  ['true', der.boolean(true), '0101ff'],
  ['false', der.boolean(false), '010100'],
  ['null', der.nullValue(), '0500'],
  ['UTF8String', der.utf8String('ü'), '0c02c3bc'],
  ['PrintableString', der.printableString('AU'), '13024155'],
  ['IA5String', der.ia5String('a@b'), '1603614062'],
  ['TeletexString in ISO 8859-1', der.t61String('ü'), '1401fc'],
  ['BMPString', der.bmpString('aü'), '1e04006100fc'],
  ['UTCTime', der.utcTime(date), '170d3236303331353038303931305a'],
  ['GeneralizedTime', der.generalizedTime(date), '180f32303236303331353038303931305a'],
  ['an explicit tag', der.explicitTag(3, der.nullValue()), 'a3020500'],
  ['an implicit tag on a primitive', der.implicitTag(2, der.ia5String('a')), '820161'],
  ['an implicit tag on a constructed element', der.implicitTag(0, der.sequence()), 'a000'],
  ['any identifier octet', der.element(0x5f, Uint8Array.of(1)), '5f0101'],
]

for (const [name, encoded, expected] of cases) {
  test(`writes ${name}`, () => assert.equal(toHex(encoded), expected))
}

for (const [length, header] of [
  [127, '047f'],
  [128, '048180'],
  [255, '0481ff'],
  [256, '04820100'],
  [65_536, '0483010000'],
] as const) {
  test(`writes the length ${length} in the fewest octets`, () => {
    const encoded = der.octetString(new Uint8Array(length))
    assert.equal(toHex(encoded.subarray(0, header.length / 2)), header)
    assert.equal(encoded.length, header.length / 2 + length)
  })
}

test('does not change the element that gets an implicit tag', () => {
  const name = der.ia5String('a')
  der.implicitTag(2, name)
  assert.equal(toHex(name), '160161')
})

test('integers of any size are read back by another implementation', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(1n << 200n), max: 1n << 200n }), (value) => {
      const { result } = asn1js.fromBER(der.integer(value))
      assert.ok(result instanceof asn1js.Integer)
      assert.equal(result.toBigInt(), value)
    }),
  )
})
