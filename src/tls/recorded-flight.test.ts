import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import {
  type RecordedFlight,
  readRecordedFlights,
  readerOf,
  receivedBy,
  summaryOf,
} from '../../test/recorded-flight.ts'
import { fromHex } from '../bytes/hex.ts'
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

test('100,000 mutated flights are read without an exception, without end or growth', () => {
  const random = mulberry32(20_261_123)
  const originals = recordings.map((recorded) => ({ recorded, received: receivedBy(recorded) }))
  // Reading TLS 1.3 costs a key agreement each time, P-384 a dear one: they get a smaller share.
  const cheap = originals.filter(({ recorded }) => recorded.expected.version !== 'TLS 1.3')
  const x25519 = originals.filter(({ recorded }) => recorded.expected.group === 'x25519')
  let heapBefore = 0
  let withCertificates = 0
  for (let run = 0; run < 100_000; run++) {
    if (run === 10_000) heapBefore = heapUsed()
    const pool = run % 100 === 0 ? originals : run % 10 === 0 ? x25519 : cheap
    const { recorded, received } = pool[random(pool.length)]!
    const mutated = mutate(received, random)
    try {
      const reader = readerOf(recorded)
      feed(reader, cut(mutated, [random(mutated.length + 1), random(mutated.length + 1)]))
      const { presented, fault } = reader.finish()
      if (presented.length > 0) withCertificates += 1
      assert.ok(fault === undefined || fault.detail.length < 400)
    } catch (error) {
      throw new Error(`run ${run}, ${recorded.title}: ${toText(mutated)}`, { cause: error })
    }
  }
  // Some mutations hit what is not looked at, some destroy the flight: both have to happen, or nothing was tested.
  assert.ok(withCertificates > 10_000 && withCertificates < 90_000, `${withCertificates} gave certificates`)
  const growth = heapUsed() - heapBefore
  assert.ok(growth < 8 * 2 ** 20, `the heap grew by ${growth} octets`)
})

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

/** One to three changes: bits and octets, lengths, pieces left out, doubled, moved, noise. */
function mutate(original: Uint8Array, random: (below: number) => number): Uint8Array {
  let octets = Uint8Array.from(original)
  for (let changes = 1 + random(3); changes > 0; changes--) {
    const at = random(octets.length + 1)
    // Headers stand at the beginning: half of the changes go there.
    const place = random(2) === 0 ? Math.min(at, random(120)) : at
    const end = Math.min(octets.length, place + 1 + random(40))
    switch (random(7)) {
      case 0:
        if (place < octets.length) octets[place]! ^= 1 << random(8)
        break
      case 1:
        if (place < octets.length) octets[place] = [0, 1, 2, 3, 0x16, 0x7f, 0x80, 0xff][random(8)]!
        break
      case 2:
        octets.set(Uint8Array.of(random(256), random(256)).subarray(0, octets.length - place), place)
        break
      case 3:
        octets = Buffer.concat([octets.subarray(0, place), octets.subarray(end)])
        break
      case 4:
        octets = Buffer.concat([octets.subarray(0, end), octets.subarray(place)])
        break
      case 5:
        octets = Buffer.concat([
          octets.subarray(0, place),
          fromHex('150300000201705a'.slice(0, 2 * random(9))),
          octets.subarray(place),
        ])
        break
      default:
        octets = octets.slice(0, place)
    }
  }
  return octets
}

/** A small generator with a seed, so that a failure can be had again. */
function mulberry32(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) % Math.max(1, below)
  }
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

function toText(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex')
}
