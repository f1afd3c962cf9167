import assert from 'node:assert/strict'
import { isIPv4, isIPv6 } from 'node:net'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatIpAddress, isPrivateAddress, parseIpAddress } from './ip-address.ts'

const spellings: [text: string, canonical: string | undefined][] = [
  ['192.0.2.1', '192.0.2.1'],
  ['0.0.0.0', '0.0.0.0'],
  ['255.255.255.255', '255.255.255.255'],
  ['256.0.0.1', undefined],
  ['192.0.2', undefined],
  ['192.0.2.1.1', undefined],
  ['192.0.2.01', undefined],
  ['0x7f.0.0.1', undefined],
  ['192.0.2.', undefined],
  [' 192.0.2.1', undefined],
  ['192.0.2.1\n', undefined],
  ['', undefined],
  ['::', '::'],
  ['::1', '::1'],
  ['1::', '1::'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:0db8::0001', '2001:db8::1'],
  ['2001:db8::1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ['::FFFF:c000:201', '::ffff:192.0.2.1'],
  ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
  ['1:2:3:4:5:6:7', undefined],
  ['1:2:3:4:5:6:7:8:9', undefined],
  ['1:2:3:4:5:6:7::8', undefined],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ['::1::', undefined],
  [':::', undefined],
  [':1:2:3:4:5:6:7', undefined],
  ['1.2.3.4::', undefined],
  ['::1.2.3.4:5', undefined],
  ['::12345', undefined],
  ['fe80::1%eth0', undefined],
  ['[::1]', undefined],
]

for (const [text, canonical] of spellings) {
  test(`${JSON.stringify(text)} is ${canonical ?? 'no address'}`, () => {
    const octets = parseIpAddress(text)
    assert.equal(octets && formatIpAddress(octets), canonical)
  })
}

const addresses = fc.oneof(
  fc.uint8Array({ minLength: 4, maxLength: 4 }),
  fc.uint8Array({ minLength: 16, maxLength: 16 }),
  fc
    .array(fc.constantFrom(0, 0, 0, 1, 0xff), { minLength: 16, maxLength: 16 })
    .map((octets) => Uint8Array.from(octets)),
)

test('every address survives the way to text and back', () => {
  fc.assert(
    fc.property(addresses, (octets) => assert.deepEqual(parseIpAddress(formatIpAddress(octets)), octets)),
  )
})

test('an address counts as one exactly when node:net says so too', () => {
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom('0', '1', 'f', ':', '::', '.', '255'), maxLength: 12 }),
    addresses.map(formatIpAddress),
  )
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(parseIpAddress(text) !== undefined, isIPv4(text) || isIPv6(text), text)
    }),
    { numRuns: 5000 },
  )
})

test('formatting another number of octets is refused', () => {
  assert.throws(() => formatIpAddress(new Uint8Array(5)), RangeError)
})

const privacy: [text: string, isPrivate: boolean][] = [
  ['10.0.0.1', true],
  ['11.0.0.1', false],
  ['172.15.255.255', false],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.0', false],
  ['192.168.1.1', true],
  ['192.167.1.1', false],
  ['127.0.0.53', true],
  ['169.254.1.1', true],
  ['100.63.0.1', false],
  ['100.64.0.1', true],
  ['100.127.0.1', true],
  ['100.128.0.1', false],
  ['0.0.0.0', true],
  ['192.0.2.1', false],
  ['::', true],
  ['::1', true],
  ['::2', false],
  ['fe80::1', true],
  ['febf::1', true],
  ['fec0::1', true],
  ['ff02::1', false],
  ['fc00::1', true],
  ['fdff::1', true],
  ['fe00::1', false],
  ['2001:db8::1', false],
  ['::ffff:10.0.0.1', true],
  ['::ffff:192.0.2.1', false],
  ['64:ff9b::127.0.0.1', true],
  ['64:ff9b::192.0.2.1', false],
]

for (const [text, isPrivate] of privacy) {
  test(`${text} is ${isPrivate ? '' : 'not '}private`, () => {
    const octets = parseIpAddress(text)
    assert.ok(octets)
    assert.equal(isPrivateAddress(octets), isPrivate)
  })
}
