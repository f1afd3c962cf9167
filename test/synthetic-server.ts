/** What servers say of which no program is left that could be run: flights made by hand, byte for byte. */
import { generateKeyPairSync } from 'node:crypto'
import { ByteReader } from '../src/bytes/reader.ts'
import { fromHex, toHex } from '../src/bytes/hex.ts'
import { readAll, readExtensions } from '../src/tls/decode.ts'
import { encodeHandshake, handshakeType } from '../src/tls/handshake.ts'
import { keyPairOf, sharedSecret } from '../src/tls/key-share.ts'
import { transcriptHash } from '../src/tls/key-schedule.ts'
import { encodeRecord } from '../src/tls/record.ts'
import { recordCipher } from '../src/tls/record-protection.ts'
import { RecordSealer } from './record-sealer.ts'

/** A ClientHello as a server sees it. */
export interface SeenHello {
  /** Of the record that it came in. */
  recordVersion: number
  version: number
  sessionId: Uint8Array
  suites: number[]
  extensions: Map<number, Uint8Array>
}

/** Reads the record with a ClientHello. */
export function seeHello(record: Uint8Array): SeenHello {
  const body = new ByteReader(record.subarray(9))
  const version = body.uint16()
  body.take(32)
  const sessionId = body.vector8()
  const suites = readAll(body.vector16(), (reader) => reader.uint16())
  body.vector8()
  const extensions = readExtensions(body.remaining === 0 ? new Uint8Array() : body.vector16())
  return { recordVersion: record[1]! * 256 + record[2]!, version, sessionId, suites, extensions }
}

/** A fatal alert in a record of that version. */
export function alert(version: number, description: number): Uint8Array {
  return encodeRecord(21, version, Uint8Array.of(2, description))
}

/** ServerHello, Certificate unless there is none, ServerKeyExchange if one is given, and ServerHelloDone. */
export function plainFlight(
  version: number,
  suite: number,
  certificates: readonly Uint8Array[] | null,
  keyExchange?: Uint8Array,
): Uint8Array {
  const hello = fromHex(`${hex16(version)}${'5c'.repeat(32)}00${hex16(suite)}00`)
  const list = certificates?.map((der) => Buffer.concat([uint24(der.length), der])) ?? []
  const length = list.reduce((sum, entry) => sum + entry.length, 0)
  return Buffer.concat([
    records(22, version, encodeHandshake(handshakeType.serverHello, hello)),
    ...(certificates === null
      ? []
      : [
          records(
            22,
            version,
            encodeHandshake(handshakeType.certificate, Buffer.concat([uint24(length), ...list])),
          ),
        ]),
    ...(keyExchange === undefined
      ? []
      : [records(22, version, encodeHandshake(handshakeType.serverKeyExchange, keyExchange))]),
    records(22, version, encodeHandshake(handshakeType.serverHelloDone, new Uint8Array())),
  ])
}

/** As many records as the content needs. */
export function records(type: number, version: number, content: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < content.length; at += 2 ** 14) {
    pieces.push(encodeRecord(type, version, content.subarray(at, at + 2 ** 14)))
  }
  return Buffer.concat(pieces)
}

/** HelloRetryRequest of TLS 1.3 with further extensions, in hex. */
export function helloRetryRequest(suite: number, extensions: string): Uint8Array {
  return serverHello(retryRandom, suite, extensions)
}

/**
 * The ServerHello of TLS 1.3 that answers the last of `messages`, the exchange so far, and what seals the records
 * behind it. The server's share is of X25519, and `clientShare` the client's.
 */
export function answerTls13(suite: number, messages: readonly Uint8Array[], clientShare: Uint8Array) {
  const pair = keyPairOf(generateKeyPairSync('x25519').privateKey)
  const hello = serverHello('33'.repeat(32), suite, `00330024001d0020${toHex(pair.publicKey)}`)
  const cipher = recordCipher(suite)!
  const secret = sharedSecret(pair, clientShare)!
  const sealer = new RecordSealer(cipher, secret, transcriptHash(cipher.hash, [...messages, hello]))
  return { serverHello: encodeRecord(22, 0x0303, hello), sealer }
}

/** What stands for the first ClientHello behind a HelloRetryRequest, RFC 8446 section 4.4.1. */
export function messageHash(suite: number, hello: Uint8Array): Uint8Array {
  return encodeHandshake(handshakeType.messageHash, transcriptHash(recordCipher(suite)!.hash, [hello]))
}

/** SHA-256 of "HelloRetryRequest". */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'

function serverHello(random: string, suite: number, extensions: string): Uint8Array {
  const block = `002b00020304${extensions}`
  const body = `0303${random}00${hex16(suite)}00${hex16(block.length / 2)}${block}`
  return encodeHandshake(handshakeType.serverHello, fromHex(body))
}

function hex16(value: number): string {
  return value.toString(16).padStart(4, '0')
}

function uint24(value: number): Uint8Array {
  return Uint8Array.of(value >> 16, (value >> 8) & 0xff, value & 0xff)
}
