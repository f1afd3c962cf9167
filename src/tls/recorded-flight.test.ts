import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type RecordedFlight,
  readRecordedFlights,
  readerOf,
  receivedBy,
  summaryOf,
} from '../../test/recorded-flight.ts'
import type { FirstFlight } from './first-flight.ts'

const recordings = readRecordedFlights()

for (const recorded of recordings) {
  test(`${recorded.title}: says what it said when it was recorded`, () => {
    const reader = readerOf(recorded)
    const sent = [reader.opening]
    for (const octet of receivedBy(recorded)) {
      const { send } = reader.receive(Uint8Array.of(octet))
      if (send !== undefined) sent.push(send)
    }
    const hint = 'a hello has changed: node scripts/record-transcripts.ts; node interop/record.ts'
    assert.deepEqual(
      sent.map(toText),
      recorded.sent.map((lines) => lines.join('')),
      hint,
    )
  })

  test(`${recorded.title}: gives the same whether it arrives at once, octet by octet or cut anywhere`, () => {
    const received = receivedBy(recorded)
    assert.deepEqual(read(recorded, [received]), recorded.expected)
    assert.deepEqual(
      read(
        recorded,
        Array.from(received, (octet) => Uint8Array.of(octet)),
      ),
      recorded.expected,
    )
    const cuts = fc.array(fc.nat(received.length), { maxLength: 20 })
    fc.assert(
      fc.property(cuts, (places) => {
        assert.deepEqual(read(recorded, cut(received, places)), recorded.expected)
      }),
      { numRuns: 30, seed: 1 },
    )
  })

  test(`${recorded.title}: every beginning of it gives a flight, with certificates only if they were read`, () => {
    const received = receivedBy(recorded)
    const { presented } = recorded.expected
    for (let length = 0; length < received.length; length += 7) {
      const flight = read(recorded, [received.subarray(0, length)])
      assert.ok(flight.presented.length === 0 || flight.presented.length === presented.length)
    }
  })
}

function read(recorded: RecordedFlight, pieces: readonly Uint8Array[]) {
  const reader = readerOf(recorded)
  feed(reader, pieces)
  return summaryOf(reader.finish())
}

/** Hands every piece over in one and the same buffer, as the network does. */
function feed(reader: FirstFlight, pieces: readonly Uint8Array[]): void {
  const buffer = new Uint8Array(Math.max(0, ...pieces.map(({ length }) => length)))
  for (const piece of pieces) {
    buffer.set(piece)
    reader.receive(buffer.subarray(0, piece.length))
    buffer.fill(0xee)
  }
}

function cut(octets: Uint8Array, places: readonly number[]): Uint8Array[] {
  const borders = [0, ...places, octets.length].sort((a, b) => a - b)
  return borders.slice(1).map((end, index) => octets.subarray(borders[index], end))
}

function toText(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex')
}
