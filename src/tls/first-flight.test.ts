import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import type { RecordSealer } from '../../test/record-sealer.ts'
import { answerTls13 } from '../../test/synthetic-server.ts'
import { fromHex } from '../bytes/hex.ts'
import { FirstFlight, maximumFlight } from './first-flight.ts'
import type { Flight } from './flight.ts'
import { encodeHandshake } from './handshake.ts'
import { type HelloProfile, modernProfile, tls12Profile } from './hello-profile.ts'
import { keyPairOf } from './key-share.ts'
import { type TlsRecord, encodeRecord } from './record.ts'

const keyPairs = new Map([
  [0x1d, keyPairOf(generateKeyPairSync('x25519').privateKey)],
  [0x17, keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  [0x18, keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)],
])
const secrets = {
  random: new Uint8Array(32).fill(1),
  sessionId: new Uint8Array(32).fill(2),
  keyPair: (group: number) => keyPairs.get(group)!,
}

const random = '33'.repeat(32)
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'

const serverHello = message(2, `0303${random}00c02f00`)
const certificate = message(11, '000005' + '000002aabb')
const keyExchange = message(12, '03001d04aabbccdd')
const request = message(13, '0101' + '00020401' + '0004' + '0002cafe')
const helloDone = message(14, '')
const alertNoName = record(21, '0170')

function message(type: number, body: string): string {
  return Buffer.from(encodeHandshake(type, fromHex(body))).toString('hex')
}

function record(type: number, fragment: string): string {
  return Buffer.from(encodeRecord(type, 0x0303, fromHex(fragment))).toString('hex')
}

function handshake(...messages: string[]): string {
  return record(22, messages.join(''))
}

function read(received: string, profile: HelloProfile = modernProfile): Flight {
  const reader = new FirstFlight(profile, 'sip.contoso.test', secrets)
  reader.receive(fromHex(received))
  return reader.finish()
}

test('reads a flight of TLS 1.2 whose messages share one record', () => {
  const flight = read(handshake(serverHello, certificate, keyExchange, request, helloDone))
  assert.equal(flight.version, 'TLS 1.2')
  assert.equal(flight.cipherSuite, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256')
  assert.equal(flight.group, 'x25519')
  assert.deepEqual(flight.presented, [fromHex('aabb')])
  assert.deepEqual(flight.certificateRequest?.authorities, [fromHex('cafe')])
  assert.equal(flight.fault, undefined)
})

test('reads on after warnings, empty records, a ChangeCipherSpec and a HelloRequest before ServerHello', () => {
  const noise = alertNoName + record(22, '') + record(20, '01') + handshake(message(0, ''))
  const flight = read(noise + handshake(serverHello, certificate, helloDone))
  assert.deepEqual(flight.presented, [fromHex('aabb')])
  assert.equal(flight.certificateRequest, null)
  assert.deepEqual(flight.alerts, [{ level: 'warning', description: 112, name: 'unrecognized_name' }])
})

test('names SSL 3.0', () => {
  const flight = read(handshake(message(2, `0300${random}00000a00`), certificate, helloDone))
  assert.equal(flight.version, 'SSL 3.0')
  assert.equal(flight.presented.length, 1)
})

const cutShort: [what: string, rest: string][] = [
  ['the connection ends', ''],
  ['a fatal alert comes', record(21, '0228')],
  ['garbage comes', 'ffffffff'],
  ['an undecodable CertificateRequest comes', handshake(message(13, 'ff'))],
  ['the keys change', record(20, '01')],
]
for (const [what, rest] of cutShort) {
  test(`keeps the certificates when, behind them, ${what}`, () => {
    const flight = read(handshake(serverHello, certificate) + rest)
    assert.deepEqual(flight.presented, [fromHex('aabb')])
    assert.equal(flight.certificateRequest, undefined)
  })
}

const faults: [what: string, received: string, code: string, detail: RegExp][] = [
  ['a fatal alert', record(21, '0228'), 'alert', /alert 40 \(handshake_failure\)/],
  ['an alert over two records', record(21, '02') + record(21, '46'), 'alert', /protocol_version/],
  ['close_notify', record(21, '0100'), 'closed', /close_notify/],
  ['warnings without end', alertNoName.repeat(100), 'too-large', /16 warning alerts/],
  ['HTTP', Buffer.from('HTTP/1.0 400\r\n').toString('hex'), 'not-tls', /HTTP server.*HTTP\/1.0 400$/],
  ['a record behind which no record follows', alertNoName + '00', 'malformed', /no TLS record/],
  ['a record that is too long', '160303ffff', 'malformed', /no TLS record/],
  ['application data', record(23, 'aabb'), 'malformed', /application data/],
  ['a message that does not belong there', handshake(certificate), 'malformed', /type 11/],
  ['a ServerHello that does not decode', handshake(message(2, '0303')), 'malformed', /ServerHello/],
  ['a draft version', handshake(message(2, `7f1c${random}00130100`)), 'unsupported', /0x7f1c/],
  ['no certificate', handshake(serverHello, helloDone), 'no-certificate', /without a certificate/],
  ['a key exchange first', handshake(serverHello, keyExchange), 'no-certificate', /ECDHE_RSA/],
  ['early ChangeCipherSpec', handshake(serverHello) + record(20, '01'), 'no-certificate', /without/],
  ['an empty list', handshake(serverHello, message(11, '000000')), 'no-certificate', /empty/],
  ['a broken list', handshake(serverHello, message(11, '000009')), 'malformed', /Certificate message/],
  [
    '1001 certificates',
    handshake(serverHello, message(11, '000fa4' + '00000100'.repeat(1001))),
    'too-large',
    /1001/,
  ],
  ['a message of 16 MB', handshake(serverHello, '0bffffff'), 'too-large', /message/],
  [
    'a retry before TLS 1.3',
    handshake(message(2, `0303${retryRandom}00c02f00`)),
    'malformed',
    /another hello/,
  ],
]
for (const [what, received, code, detail] of faults) {
  test(`${what}: ${code}`, () => {
    const { fault, presented } = read(received)
    assert.equal(fault?.code, code)
    assert.match(fault.detail, detail)
    assert.deepEqual(presented, [])
  })
}

test('stops at the limit of a flight that has no end', () => {
  const reader = new FirstFlight(modernProfile, null, secrets)
  const piece = fromHex(record(22, '').repeat(2000))
  let octets = 0
  while (!reader.receive(piece).done) octets += piece.length
  assert.ok(octets <= maximumFlight)
  assert.equal(reader.finish().fault?.code, 'too-large')
})

test('octets of one answer in place of TLS are waited for, until the connection ends', () => {
  const reader = new FirstFlight(modernProfile, null, secrets)
  for (const octet of Buffer.from('SSH-2.0-x')) assert.equal(reader.receive(Uint8Array.of(octet)).done, false)
  assert.match(reader.finish().fault?.detail ?? '', /SSH/)
})

const encryptedExtensions = message(8, '0000')
const request13 = message(13, '00' + '0008' + '000d000400020804')
const certificate13 = message(11, '00' + '000007' + '000002aabb0000')

function readTls13(records: (sealer: RecordSealer) => (TlsRecord | string)[], suite = 0x1301): Flight {
  const reader = new FirstFlight(modernProfile, null, secrets)
  const { serverHello, sealer } = answerTls13(
    suite,
    [reader.opening.subarray(5)],
    secrets.keyPair(0x1d).publicKey,
  )
  reader.receive(serverHello)
  for (const sent of records(sealer)) {
    reader.receive(typeof sent === 'string' ? fromHex(sent) : Buffer.concat([sent.header, sent.fragment]))
  }
  return reader.finish()
}

for (const suite of [0x1301, 0x1302, 0x1303]) {
  test(`opens a flight of suite 0x${suite.toString(16)}, padded, joined and split`, () => {
    const flight = readTls13((sealer) => {
      const joined = fromHex(encryptedExtensions + request13 + certificate13)
      return [
        record(20, '01'),
        sealer.seal(22, joined.subarray(0, 9), 100),
        sealer.seal(22, new Uint8Array()),
        sealer.seal(22, joined.subarray(9), 1),
      ]
    }, suite)
    assert.equal(flight.fault, undefined)
    assert.equal(flight.version, 'TLS 1.3')
    assert.equal(flight.group, 'x25519')
    assert.deepEqual(flight.presented, [fromHex('aabb')])
    assert.deepEqual(flight.certificateRequest?.signatureSchemes, ['rsa_pss_rsae_sha256'])
  })
}

const faults13: [what: string, records: (sealer: RecordSealer) => (TlsRecord | string)[], detail: RegExp][] =
  [
    ['a record in the clear', () => [handshake(encryptedExtensions)], /in the clear/],
    ['a record of another key', () => [record(23, 'ab'.repeat(40))], /could not be opened/],
    ['a protected alert', (sealer) => [sealer.seal(21, Uint8Array.of(2, 80))], /internal_error/],
    ['an alert in the clear', () => [record(21, '0232')], /decode_error/],
    ['application data', (sealer) => [sealer.seal(23, Uint8Array.of(1))], /type 23/],
    ['a message of TLS 1.2', (sealer) => [sealer.seal(22, fromHex(helloDone))], /type 14/],
    ['an empty list', (sealer) => [sealer.seal(22, fromHex(message(11, '00000000')))], /empty/],
  ]
for (const [what, records, detail] of faults13) {
  test(`TLS 1.3: ${what} is a fault`, () => {
    const { fault, presented } = readTls13(records)
    assert.match(fault?.detail ?? '', detail)
    assert.deepEqual(presented, [])
  })
}

test('TLS 1.3: whatever follows ServerHello in its record is a fault', () => {
  const reader = new FirstFlight(modernProfile, null, secrets)
  const { serverHello } = answerTls13(0x1301, [reader.opening.subarray(5)], secrets.keyPair(0x1d).publicKey)
  const joined = Buffer.concat([serverHello.subarray(5), fromHex(encryptedExtensions)])
  reader.receive(encodeRecord(22, 0x0303, joined))
  assert.match(reader.finish().fault?.detail ?? '', /in the clear follows/)
})

function retry(extensions: string, suite = '1301'): string {
  const block = `002b00020304${extensions}`
  const length = (block.length / 2).toString(16).padStart(4, '0')
  return handshake(message(2, `0303${retryRandom}00${suite}00${length}${block}`))
}

test('answers a HelloRetryRequest with the group and the cookie that it asks for', () => {
  const reader = new FirstFlight(modernProfile, null, secrets)
  const { send, done } = reader.receive(fromHex(retry('003300020018' + '002c00040002c0fe')))
  assert.equal(done, false)
  const sent = Buffer.from(send!)
  assert.equal(sent.subarray(0, 6).toString('hex'), '140303000101')
  assert.ok(sent.includes(Buffer.from('002c00040002c0fe', 'hex')))
  assert.ok(sent.includes(secrets.keyPair(0x18).publicKey))
  assert.ok(!sent.includes(secrets.keyPair(0x1d).publicKey))
})

const retryFaults: [what: string, received: string, code: string][] = [
  ['a second one', retry('003300020018') + retry('003300020018'), 'malformed'],
  ['one that changes nothing', retry(''), 'malformed'],
  ['one for a share that was sent', retry('00330002001d'), 'malformed'],
  ['one for a group that was not offered', retry('00330002001e'), 'unsupported'],
  ['one for a suite that was not offered', retry('003300020018', '1304'), 'unsupported'],
  ['one with a cookie of 9000 octets', retry(`002c232a2328${'00'.repeat(9000)}`), 'too-large'],
]
for (const [what, received, code] of retryFaults) {
  test(`HelloRetryRequest: ${what} is ${code}`, () => assert.equal(read(received).fault?.code, code))
}

test('TLS 1.3 is refused when it was not offered', () => {
  assert.equal(read(retry('003300020018'), tls12Profile).fault?.code, 'malformed')
})
