/**
 * SSL 2.0, as far as it takes to see the certificate: the server sends it in the clear, in answer to the first message.
 * RFC 6176 prohibits the protocol; its hello stands in RFC 5246 appendix E.2, the rest in Netscape's paper of 1995.
 *
 * Rules: one CLIENT-HELLO goes out. A SERVER-HELLO or an ERROR comes back in one record, and is the end; so is an alert
 * of TLS. Everything else is no SSL 2.0, and it is told what it is, as for any other hello.
 */
import type { ByteReader } from '../bytes/reader.ts'
import { decodeAlert } from './alert.ts'
import { ByteQueue } from './byte-queue.ts'
import { decodeWhole, readAll } from './decode.ts'
import type { Reply } from './first-flight.ts'
import { type Flight, type FlightFault, malformed, refused } from './flight.ts'
import type { HelloProfile } from './hello-profile.ts'
import { plainTextFault, plainTextIsComplete } from './plain-text-answer.ts'
import { contentType } from './record.ts'

/** One connection's reader, with the calls of FirstFlight. */
export class Ssl20Flight {
  readonly opening: Uint8Array
  readonly #flight: Flight = { octets: 0, presented: [], alerts: [] }
  readonly #queue = new ByteQueue()
  #done = false

  /** @param challenge 16 octets */
  constructor(profile: HelloProfile, challenge: Uint8Array) {
    this.opening = encodeClientHello(profile.cipherSuites, challenge)
  }

  receive(bytes: Uint8Array): Reply {
    if (this.#done) return { done: true }
    this.#flight.octets += bytes.length
    this.#queue.push(bytes)
    this.#read(this.#queue.peek())
    return { done: this.#done }
  }

  finish(): Flight {
    const start = this.#queue.peek()
    if (!this.#done && start.length > 0 && !isRecord(start) && !isTls(start))
      this.#fail(plainTextFault(start))
    this.#done = true
    return this.#flight
  }

  #read(start: Uint8Array): void {
    const [first = 0, second = 0] = start
    if (isTls(start)) {
      if (start.length >= 7) this.#takeAlert(start)
    } else if (isRecord(start)) {
      const length = (first & 0x7f) * 256 + second
      if (start.length >= 2 + length) this.#takeMessage(start.subarray(2, 2 + length))
    } else if (plainTextIsComplete(start)) {
      this.#fail(plainTextFault(start))
    }
  }

  #takeAlert(record: Uint8Array): void {
    const alert = decodeAlert(record[5]!, record[6]!)
    this.#flight.alerts.push(alert)
    this.#fail(refused(alert))
  }

  #takeMessage(message: Uint8Array): void {
    if (message[0] === messageType.error) {
      const detail = 'The far end speaks SSL 2.0, which RFC 6176 prohibits, and refuses what it was offered.'
      return this.#fail({ code: 'no-certificate', detail })
    }
    const hello = decodeWhole(message, readServerHello)
    if (hello === undefined) return this.#fail(malformed('its answer to a hello of SSL 2.0 does not decode'))
    this.#flight.version = 'SSL 2.0'
    this.#flight.cipherSuite = suiteNames.get(hello.suites[0] ?? 0) ?? 'none'
    this.#flight.presented = [hello.certificate]
    this.#done = true
  }

  #fail(fault: FlightFault): void {
    this.#flight.fault = fault
    this.#done = true
  }
}

const messageType = { error: 0, clientHello: 1, serverHello: 4 } as const

/** A header of two octets has its highest bit set; what is not encrypted needs no other. */
function isRecord([first = 0]: Uint8Array): boolean {
  return first >= 0x80
}

function isTls([first, second = 3]: Uint8Array): boolean {
  return first === contentType.alert && second === 3
}

function encodeClientHello(suites: readonly number[], challenge: Uint8Array): Uint8Array {
  const hello = Buffer.alloc(2 + 9 + 3 * suites.length + challenge.length)
  hello.writeUInt16BE(0x8000 + hello.length - 2, 0)
  hello.writeUInt8(messageType.clientHello, 2)
  hello.writeUInt16BE(0x0002, 3)
  hello.writeUInt16BE(3 * suites.length, 5)
  hello.writeUInt16BE(challenge.length, 9)
  for (const [index, suite] of suites.entries()) hello.writeUIntBE(suite, 11 + 3 * index, 3)
  hello.set(challenge, 11 + 3 * suites.length)
  return hello
}

function readServerHello(reader: ByteReader): { certificate: Uint8Array; suites: number[] } | undefined {
  const isServerHello = reader.uint8() === messageType.serverHello
  reader.uint8() // SESSION-ID-HIT
  reader.uint8() // CERTIFICATE-TYPE, which knows X.509 only
  const version = reader.uint16()
  const [certificateLength, suitesLength, connectionIdLength] = [
    reader.uint16(),
    reader.uint16(),
    reader.uint16(),
  ]
  const certificate = reader.take(certificateLength)
  const suites = readAll(reader.take(suitesLength), (suite) => suite.uint24())
  reader.take(connectionIdLength)
  return isServerHello && version === 0x0002 && certificateLength > 0 ? { certificate, suites } : undefined
}

/** CIPHER-KINDs of three octets. */
const suiteNames: ReadonlyMap<number, string> = new Map([
  [0x010080, 'SSL_CK_RC4_128_WITH_MD5'],
  [0x020080, 'SSL_CK_RC4_128_EXPORT40_WITH_MD5'],
  [0x030080, 'SSL_CK_RC2_128_CBC_WITH_MD5'],
  [0x040080, 'SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5'],
  [0x050080, 'SSL_CK_IDEA_128_CBC_WITH_MD5'],
  [0x060040, 'SSL_CK_DES_64_CBC_WITH_MD5'],
  [0x0700c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5'],
])
