import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { RecordSealer } from '../../test/record-sealer.ts'
import { fromHex } from '../bytes/hex.ts'
import { FirstFlight } from './first-flight.ts'
import type { Flight } from './flight.ts'
import { encodeHandshake } from './handshake.ts'
import { modernProfile } from './hello-profile.ts'
import { transcriptHash } from './key-schedule.ts'
import { keyPairOf, sharedSecret } from './key-share.ts'
import { recordCipher } from './record-protection.ts'
import { encodeRecord } from './record.ts'

const client = keyPairOf(generateKeyPairSync('x25519').privateKey)
const server = keyPairOf(generateKeyPairSync('x25519').privateKey)
const profile = { ...modernProfile, keyShares: [client.group] }
const secrets = { random: new Uint8Array(32), sessionId: new Uint8Array(32), keyPair: () => client }

/** A length as a hostile server writes it: mostly the right one. */
const lie = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 300 }) },
)

/** A vector whose length field may lie. */
function vector(octets: number, content: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(content, lie).map(([body, difference]) => {
    const length = Buffer.alloc(octets)
    length.writeUIntBE(Math.max(0, body.length + difference) % 2 ** (8 * octets), 0, octets)
    return Buffer.concat([length, body])
  })
}

function joined(...parts: fc.Arbitrary<Uint8Array>[]): fc.Arbitrary<Uint8Array> {
  return fc.tuple(...parts).map((pieces) => Buffer.concat(pieces))
}

function several(part: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.array(part, { maxLength: 4 }).map((pieces) => Buffer.concat(pieces))
}

const noise = fc.uint8Array({ maxLength: 40 })
const number16 = fc
  .constantFrom('0304', '0303', '0301', '0300', '001d', '0018', '002b', '0033', '000d', '002f')
  .map(fromHex)
const extensions = vector(
  2,
  several(joined(number16, vector(2, fc.oneof(noise, number16, vector(2, noise))))),
)
const random = fc
  .constantFrom('00'.repeat(32), 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c')
  .map(fromHex)
const suite = fc.constantFrom('1301', '1302', 'c02f', '009e', '0035', '0a0a').map(fromHex)
const zero = fc.constant(Uint8Array.of(0))

const bodies: [type: number, body: fc.Arbitrary<Uint8Array>][] = [
  [2, joined(number16, random, vector(1, noise), suite, zero, extensions)],
  [8, extensions],
  [11, vector(3, several(vector(3, noise)))],
  [11, joined(vector(1, noise), vector(3, several(joined(vector(3, noise), extensions))))],
  [12, joined(fc.constant(Uint8Array.of(3)), number16, vector(1, noise))],
  [12, joined(vector(2, noise), vector(2, noise))],
  [13, joined(vector(1, noise), vector(2, noise), vector(2, several(vector(2, noise))))],
  [13, joined(vector(1, noise), extensions)],
  [14, fc.constant(new Uint8Array())],
  [22, noise],
]
const messages = fc
  .array(fc.oneof(...bodies.map(([type, body]) => body.map((octets) => encodeHandshake(type, octets)))), {
    maxLength: 6,
  })
  .map((list) => Buffer.concat(list))

/** What holds for every flight, whatever the far end sent. */
function assertWhole({ version, cipherSuite, presented, certificateRequest, fault }: Flight): void {
  assert.equal(version === undefined, cipherSuite === undefined)
  assert.ok(presented.length === 0 || version !== undefined)
  if (certificateRequest === null) assert.ok(presented.length > 0 && fault === undefined)
  if (fault !== undefined) assert.match(fault.detail, /^The far end .*\.$/)
}

const runs = { numRuns: 5000, seed: 20_261_123 }

test('generated flights in the clear are read without an exception', () => {
  const start = fromHex(`0200002e0303${'00'.repeat(32)}00c02f000006ff0100020100`)
  let certificates = 0
  fc.assert(
    fc.property(fc.boolean(), messages, fc.nat(300), (helloFirst, octets, at) => {
      const reader = new FirstFlight(profile, null, secrets)
      const whole = helloFirst ? Buffer.concat([start, octets]) : octets
      reader.receive(encodeRecord(22, 0x0303, whole.subarray(0, at)))
      reader.receive(encodeRecord(22, 0x0303, whole.subarray(at)))
      const flight = reader.finish()
      certificates += flight.presented.length
      assertWhole(flight)
    }),
    runs,
  )
  assert.ok(certificates > 0)
})

test('generated flights that are protected are read without an exception', () => {
  const hello = new FirstFlight(profile, null, secrets).opening.subarray(5)
  const share = Buffer.from(server.publicKey).toString('hex')
  const extensions = `002b0002030400330024001d0020${share}`
  const serverHello = fromHex(`020000560303${'00'.repeat(32)}00130100002e${extensions}`)
  const cipher = recordCipher(0x1301)!
  const secret = sharedSecret(server, client.publicKey)!
  const helloHash = transcriptHash(cipher.hash, [hello, serverHello])
  let certificates = 0
  fc.assert(
    fc.property(messages, fc.nat(300), fc.constantFrom(22, 22, 22, 21, 23, 0), (octets, at, type) => {
      const sealer = new RecordSealer(cipher, secret, helloHash)
      const reader = new FirstFlight(profile, null, secrets)
      reader.receive(encodeRecord(22, 0x0303, serverHello))
      for (const piece of [
        sealer.seal(22, octets.subarray(0, at), at % 7),
        sealer.seal(type, octets.subarray(at)),
      ]) {
        reader.receive(Buffer.concat([piece.header, piece.fragment]))
      }
      const flight = reader.finish()
      assert.equal(flight.version, 'TLS 1.3')
      certificates += flight.presented.length
      assertWhole(flight)
    }),
    runs,
  )
  assert.ok(certificates > 0)
})
