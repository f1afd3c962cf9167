import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex } from '../bytes/hex.ts'
import { RecordReader, contentType, encodeRecord } from './record.ts'

test('reads one record after the other, empty ones too', () => {
  const reader = new RecordReader()
  reader.push(fromHex('1603030003aabbcc' + '1603010000' + '150303000202'))
  assert.deepEqual(reader.next(), {
    type: contentType.handshake,
    header: fromHex('1603030003'),
    fragment: fromHex('aabbcc'),
  })
  assert.equal(Object(reader.next()).fragment.length, 0)
  assert.equal(reader.next(), undefined)
  reader.push(fromHex('28'))
  assert.deepEqual(Object(reader.next()).fragment, fromHex('0228'))
})

const refused: [octets: string, answer: 'not-tls' | 'too-long'][] = [
  ['48', 'not-tls'],
  ['13', 'not-tls'],
  ['18', 'not-tls'],
  ['1602', 'not-tls'],
  ['1604', 'not-tls'],
  ['1603034801', 'too-long'],
  ['160303ffff', 'too-long'],
]
for (const [octets, answer] of refused) {
  test(`octets ${octets} are ${answer} before any more have come`, () => {
    const reader = new RecordReader()
    reader.push(fromHex(octets))
    assert.equal(reader.next(), answer)
    assert.deepEqual(reader.rest(), fromHex(octets))
  })
}

test('the longest record that any version allows is read', () => {
  const reader = new RecordReader()
  reader.push(fromHex('1703034800'))
  reader.push(new Uint8Array(0x4800))
  assert.equal(Object(reader.next()).fragment.length, 0x4800)
})

test('writes a record, and refuses a fragment that does not fit', () => {
  assert.deepEqual([...encodeRecord(22, 0x0301, Uint8Array.of(7, 8))], [22, 3, 1, 0, 2, 7, 8])
  assert.throws(() => encodeRecord(22, 0x0301, new Uint8Array(2 ** 14 + 1)), RangeError)
})
