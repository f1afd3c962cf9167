/** Handshake messages and how they lie in records, RFC 8446 sections 4 and 5.1. */
import { ByteQueue } from './byte-queue.ts'

export const handshakeType = {
  helloRequest: 0,
  clientHello: 1,
  serverHello: 2,
  encryptedExtensions: 8,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateStatus: 22,
  messageHash: 254,
} as const

export interface HandshakeMessage {
  type: number
  body: Uint8Array
  /** With its header of four octets, as the transcript hash takes it. */
  encoded: Uint8Array
}

/** Joins the fragments of handshake records, and cuts them into messages: neither respects the other's borders. */
export class HandshakeJoiner {
  readonly #queue = new ByteQueue()
  readonly #maximumBody: number

  /** @param maximumBody octets in the body of a message that are still accepted */
  constructor(maximumBody: number) {
    this.#maximumBody = maximumBody
  }

  /** Octets of messages that are not complete yet or have not been taken. */
  get pending(): number {
    return this.#queue.length
  }

  /** Takes octets that will not change. */
  push(fragment: Uint8Array): void {
    this.#queue.adopt(fragment)
  }

  /** The next message; undefined until it is complete; `too-long` as soon as its header announces too much. */
  next(): HandshakeMessage | 'too-long' | undefined {
    const queue = this.#queue
    if (queue.length < 4) return undefined
    const length = queue.at(1) * 65_536 + queue.at(2) * 256 + queue.at(3)
    if (length > this.#maximumBody) return 'too-long'
    if (queue.length < 4 + length) return undefined
    const encoded = queue.take(4 + length)
    return { type: encoded[0]!, body: encoded.subarray(4), encoded }
  }
}

/** A message with its header. */
export function encodeHandshake(type: number, body: Uint8Array): Uint8Array {
  const { length } = body
  return Buffer.concat([Uint8Array.of(type, length >> 16, (length >> 8) & 0xff, length & 0xff), body])
}
