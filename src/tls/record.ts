/** The record layer, RFC 8446 section 5.1 and RFC 5246 section 6.2.1. */
import { ByteQueue } from './byte-queue.ts'

export const contentType = {
  changeCipherSpec: 20,
  alert: 21,
  handshake: 22,
  applicationData: 23,
} as const

export interface TlsRecord {
  type: number
  /** The five octets before the fragment: additional data of the AEAD in TLS 1.3. */
  header: Uint8Array
  fragment: Uint8Array
}

/** TLSCiphertext of TLS 1.2, the longest of all: 2^14 octets and 2048 of expansion (RFC 5246 section 6.2.3). */
const maximumFragment = 2 ** 14 + 2048

/** Longest TLSPlaintext fragment (RFC 8446 section 5.1). */
const maximumPlaintext = 2 ** 14

/** Cuts what arrives, in pieces of any size, into records. */
export class RecordReader {
  readonly #queue = new ByteQueue()

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes)
  }

  /** The next record; undefined until it is complete; `not-tls` or `too-long` when what stands there is no record. */
  next(): TlsRecord | 'not-tls' | 'too-long' | undefined {
    const queue = this.#queue
    if (queue.length === 0) return undefined
    const type = queue.at(0)
    if (type < contentType.changeCipherSpec || type > contentType.applicationData) return 'not-tls'
    // Major version 3 from SSL 3.0 to TLS 1.3; the minor one is not to be relied upon (RFC 8446 section 5.1).
    if (queue.length >= 2 && queue.at(1) !== 3) return 'not-tls'
    if (queue.length < 5) return undefined
    const length = queue.at(3) * 256 + queue.at(4)
    if (length > maximumFragment) return 'too-long'
    if (queue.length < 5 + length) return undefined
    return { type, header: queue.take(5), fragment: queue.take(length) }
  }

  /** Takes out what has not been read as a record. */
  rest(): Uint8Array {
    return this.#queue.take()
  }
}

/** One unprotected record. @throws {RangeError} when the fragment is longer than a record may be */
export function encodeRecord(type: number, version: number, fragment: Uint8Array): Uint8Array {
  if (fragment.length > maximumPlaintext)
    throw new RangeError(`${fragment.length} octets do not fit in a record`)
  const { length } = fragment
  return Buffer.concat([
    Uint8Array.of(type, version >> 8, version & 0xff, length >> 8, length & 0xff),
    fragment,
  ])
}
