/**
 * Reads flights that no server should send, and sees that nothing but a Flight ever comes of it. Each flight has a seed
 * of its own, so that one alone can be had again.
 */
import { strict as assert } from 'node:assert'
import { generateKeyPairSync } from 'node:crypto'
import { toHex } from '../src/bytes/hex.ts'
import { FirstFlight } from '../src/tls/first-flight.ts'
import type { Flight } from '../src/tls/flight.ts'
import { modernProfile } from '../src/tls/hello-profile.ts'
import { keyPairOf } from '../src/tls/key-share.ts'
import { generateFlight, generateMessages } from './generated-flight.ts'
import { heapInUse } from './heap.ts'
import { mutateFlight } from './mutated-flight.ts'
import { type Random, seededRandom } from './random.ts'
import { readRecordedFlights, readerOf, receivedBy, summaryOf } from './recorded-flight.ts'
import { answerTls13 } from './synthetic-server.ts'

export interface FuzzOptions {
  /** Of the first flight; the others count up from it. */
  seed: number
  runs: number
  /** Called with the seed of each flight before it is read. */
  before?: (seed: number) => void
}

export interface FuzzOutcome {
  /** Flights that gave certificates, for all that was done to them. */
  withCertificates: number
  /** Milliseconds that the slowest flight took. */
  slowest: number
  /** Octets by which the heap was larger at the end than after the first tenth. */
  growth: number
}

/** A flight that broke a rule; its seed is in the message. */
export class FuzzFailure extends Error {}

/** Reads `runs` flights. @throws {FuzzFailure} for the first one that escapes or breaks a rule */
export function fuzzFlights({ seed, runs, before }: FuzzOptions): FuzzOutcome {
  const outcome = { withCertificates: 0, slowest: 0, growth: 0 }
  let heapBefore = 0
  for (let run = 0; run < runs; run++) {
    if (run === Math.floor(runs / 10)) heapBefore = heapInUse()
    before?.(seed + run)
    const startedAt = performance.now()
    if (readOne(seed + run).presented.length > 0) outcome.withCertificates += 1
    outcome.slowest = Math.max(outcome.slowest, performance.now() - startedAt)
  }
  return { ...outcome, growth: heapInUse() - heapBefore }
}

/** Reads the flight of a seed and checks what holds for every flight. */
function readOne(seed: number): Flight {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1))
  const { what, reader, octets } = spoiltFlight(random)
  try {
    const flight = read(reader(), octets, random)
    assertWhole(flight)
    // However it is cut, the same octets say the same.
    if (random.oneIn(50)) assert.deepEqual(summaryOf(read(reader(), octets)), summaryOf(flight))
    return flight
  } catch (error) {
    throw new FuzzFailure(`seed ${seed}, ${what}: ${toHex(octets)}`, { cause: error })
  }
}

interface SpoiltFlight {
  what: string
  octets: Uint8Array
  /** A fresh reader with the secrets for which the flight was meant. */
  reader: () => FirstFlight
}

const recordings = readRecordedFlights().map((recorded) => ({ recorded, received: receivedBy(recorded) }))
// TLS 1.3 costs a key agreement each time, P-384 a dear one: they get a smaller share.
const cheap = recordings.filter(({ recorded }) => recorded.expected.version !== 'TLS 1.3')
const x25519 = recordings.filter(({ recorded }) => recorded.expected.group === 'x25519')

const client = keyPairOf(generateKeyPairSync('x25519').privateKey)
const profile = { ...modernProfile, keyShares: [client.group] }
const secrets = { random: new Uint8Array(32), sessionId: new Uint8Array(32), keyPair: () => client }
const hello = new FirstFlight(profile, null, secrets).opening.subarray(5)

function spoiltFlight(random: Random): SpoiltFlight {
  const reader = () => new FirstFlight(profile, null, secrets)
  if (random.oneIn(40)) return { what: 'generated, sealed', octets: sealedFlight(random), reader }
  if (random.oneIn(4)) return { what: 'generated', octets: generateFlight(random), reader }
  const pool = random.oneIn(100) ? recordings : random.oneIn(15) ? x25519 : cheap
  const { recorded, received } = pool[random.below(pool.length)]!
  return {
    what: recorded.title,
    octets: mutateFlight(received, random),
    reader: () => readerOf(recorded),
  }
}

/** What a server of TLS 1.3 says that knows the keys and not the rules. */
function sealedFlight(random: Random): Uint8Array {
  const { serverHello, sealer } = answerTls13(0x1301, [hello], client.publicKey)
  const messages = generateMessages(random)
  const at = random.below(300)
  const pieces = [
    sealer.seal(22, messages.subarray(0, at), random.below(7)),
    sealer.seal(random.pick([22, 22, 22, 21, 23, 0]), messages.subarray(at)),
  ]
  return Buffer.concat([serverHello, ...pieces.flatMap(({ header, fragment }) => [header, fragment])])
}

/** Hands everything over in up to three pieces in one and the same buffer, as the network does; at once without `random`. */
function read(reader: FirstFlight, octets: Uint8Array, random?: Random): Flight {
  const cuts = random === undefined ? [] : [random.below(octets.length + 1), random.below(octets.length + 1)]
  const borders = [0, ...cuts.sort((a, b) => a - b), octets.length]
  const buffer = new Uint8Array(octets.length)
  for (const [index, end] of borders.slice(1).entries()) {
    const piece = octets.subarray(borders[index], end)
    buffer.set(piece)
    reader.receive(buffer.subarray(0, piece.length))
    buffer.fill(0xee)
  }
  return reader.finish()
}

function assertWhole({ version, cipherSuite, presented, certificateRequest, alerts, fault }: Flight): void {
  assert.equal(version === undefined, cipherSuite === undefined)
  assert.ok(presented.length === 0 || version !== undefined)
  assert.ok(presented.length <= 1000 && alerts.length <= 16)
  if (certificateRequest === null) assert.ok(presented.length > 0 && fault === undefined)
  if (fault !== undefined) assert.ok(fault.detail.length < 400 && fault.detail.startsWith('The far end '))
}
