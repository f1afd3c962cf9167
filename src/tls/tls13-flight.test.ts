import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import type { RecordSealer } from '../../test/record-sealer.ts'
import { answerTls13, helloRetryRequest, messageHash } from '../../test/synthetic-server.ts'
import { fromHex } from '../bytes/hex.ts'
import { FirstFlight, maximumFlight } from './first-flight.ts'
import { encodeHandshake } from './handshake.ts'
import { modernProfile } from './hello-profile.ts'
import { keyPairOf } from './key-share.ts'
import { type TlsRecord, encodeRecord } from './record.ts'

const x25519 = keyPairOf(generateKeyPairSync('x25519').privateKey)
const profile = { ...modernProfile, keyShares: [x25519.group] }
const secrets = { random: new Uint8Array(32), sessionId: new Uint8Array(32), keyPair: () => x25519 }

const changeCipherSpec = fromHex('140303000101')
const unrecognizedName = fromHex('15030300020170')
const encryptedExtensions = encodeHandshake(8, Uint8Array.of(0, 0))
const certificate = encodeHandshake(11, fromHex('00000007000002aabb0000'))
const behindCertificate = [
  encodeHandshake(15, fromHex('080400020102')),
  encodeHandshake(20, new Uint8Array(32)),
  encodeHandshake(4, fromHex('0000000000000000000001aa0000')),
]

function octets({ header, fragment }: TlsRecord): Uint8Array {
  return Buffer.concat([header, fragment])
}

/** Reads what follows a ServerHello, handed over in pieces of that size. */
function read(
  follows: (sealer: RecordSealer) => Uint8Array[],
  suite = 0x1301,
  size = Infinity,
  before = none,
) {
  const reader = new FirstFlight(profile, 'sip.contoso.test', secrets)
  const { serverHello, sealer } = answerTls13(suite, [reader.opening.subarray(5)], x25519.publicKey)
  const all = Buffer.concat([before, serverHello, ...follows(sealer)])
  for (let at = 0; at < all.length; at += size) reader.receive(all.subarray(at, at + size))
  return reader.finish()
}

const none = new Uint8Array()

const flights: [what: string, follows: (sealer: RecordSealer) => Uint8Array[]][] = [
  [
    'one record for all messages',
    (sealer) => [octets(sealer.seal(22, Buffer.concat([encryptedExtensions, certificate])))],
  ],
  [
    'a record for each message, behind a ChangeCipherSpec for middleboxes',
    (sealer) => [
      changeCipherSpec,
      octets(sealer.seal(22, encryptedExtensions)),
      octets(sealer.seal(22, certificate)),
    ],
  ],
  [
    'a record for each octet',
    (sealer) =>
      Array.from(Buffer.concat([encryptedExtensions, certificate]), (octet) =>
        octets(sealer.seal(22, Uint8Array.of(octet))),
      ),
  ],
  [
    'padding, and records of nothing but padding',
    (sealer) => [
      octets(sealer.seal(22, encryptedExtensions, 3000)),
      octets(sealer.seal(22, none, 16_000)),
      octets(sealer.seal(22, none)),
      octets(sealer.seal(22, certificate, 1)),
    ],
  ],
  [
    'CertificateVerify, Finished and a session ticket behind the certificate',
    (sealer) => [
      octets(sealer.seal(22, Buffer.concat([encryptedExtensions, certificate, ...behindCertificate]))),
    ],
  ],
]
for (const [what, follows] of flights) {
  for (const suite of [0x1301, 0x1302, 0x1303]) {
    test(`suite 0x${suite.toString(16)}, ${what}: the certificate is read`, () => {
      const flight = read(follows, suite)
      assert.equal(flight.fault, undefined)
      assert.deepEqual(flight.presented, [fromHex('aabb')])
      assert.deepEqual(read(follows, suite, 1), flight)
    })
  }
}

test('a warning about the name, and a ChangeCipherSpec before ServerHello, do not end it', () => {
  const before = Buffer.concat([unrecognizedName, changeCipherSpec])
  const flight = read((sealer) => [octets(sealer.seal(22, certificate))], 0x1301, Infinity, before)
  assert.deepEqual(flight.presented, [fromHex('aabb')])
  assert.deepEqual(
    flight.alerts.map(({ name, level }) => `${level} ${name}`),
    ['warning unrecognized_name'],
  )
})

test('a HelloRetryRequest for a cookie leads to the certificate', () => {
  const reader = new FirstFlight(profile, 'sip.contoso.test', secrets)
  const first = reader.opening.subarray(5)
  const retry = helloRetryRequest(0x1302, '002c00060004c00cc1e5')
  const { send } = reader.receive(encodeRecord(22, 0x0303, retry))
  // Behind the ChangeCipherSpec, without the header of its record.
  const second = send!.subarray(changeCipherSpec.length + 5)
  assert.ok(Buffer.from(second).includes('002c00060004c00cc1e5', 'hex'))
  const messages = [messageHash(0x1302, first), retry, second]
  const { serverHello, sealer } = answerTls13(0x1302, messages, x25519.publicKey)
  reader.receive(Buffer.concat([serverHello, octets(sealer.seal(22, certificate))]))
  assert.deepEqual(reader.finish().presented, [fromHex('aabb')])
})

for (const [what, length, code] of [
  ['as long as a flight may be', maximumFlight - 40_000, undefined],
  ['longer', maximumFlight + 1, 'too-large'],
] as const) {
  test(`a certificate that makes the flight ${what}: ${code ?? 'read'}`, () => {
    const der = new Uint8Array(length).fill(0xcc)
    const body = Buffer.concat([Uint8Array.of(0), uint24(length + 5), uint24(length), der, new Uint8Array(2)])
    const message = encodeHandshake(11, body)
    const flight = read((sealer) => {
      const sent: Uint8Array[] = []
      for (let at = 0; at < message.length; at += 2 ** 14) {
        sent.push(octets(sealer.seal(22, message.subarray(at, at + 2 ** 14))))
      }
      return sent
    })
    assert.equal(flight.fault?.code, code)
    assert.equal(flight.presented[0]?.length, code === undefined ? length : undefined)
  })
}

function uint24(value: number): Uint8Array {
  return Uint8Array.of(value >> 16, (value >> 8) & 0xff, value & 0xff)
}
