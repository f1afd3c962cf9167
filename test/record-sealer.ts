/** The other side of RecordOpener: seals records as a TLS 1.3 server does, RFC 8446 section 5.2. */
import { createCipheriv } from 'node:crypto'
import { type TrafficKey, serverHandshakeKey } from '../src/tls/key-schedule.ts'
import type { RecordCipher } from '../src/tls/record-protection.ts'
import type { TlsRecord } from '../src/tls/record.ts'

export class RecordSealer {
  readonly #cipher: RecordCipher
  readonly #key: TrafficKey
  #sequence = 0

  constructor(cipher: RecordCipher, sharedSecret: Uint8Array, helloHash: Uint8Array) {
    this.#cipher = cipher
    this.#key = serverHandshakeKey(cipher.hash, sharedSecret, helloHash, cipher.keyLength)
  }

  /** @param padding octets of zero behind the content type */
  seal(type: number, content: Uint8Array, padding = 0): TlsRecord {
    const inner = Buffer.concat([content, Uint8Array.of(type), new Uint8Array(padding)])
    const length = inner.length + 16
    const header = Uint8Array.of(23, 3, 3, length >> 8, length & 0xff)
    const nonce = Buffer.from(this.#key.iv)
    nonce[11]! ^= this.#sequence++
    const { cipher } = this.#cipher
    const options = { authTagLength: 16 }
    const sealing =
      cipher === 'chacha20-poly1305'
        ? createCipheriv(cipher, this.#key.key, nonce, options)
        : createCipheriv(cipher, this.#key.key, nonce, options)
    sealing.setAAD(header, { plaintextLength: inner.length })
    const sealed = Buffer.concat([sealing.update(inner), sealing.final(), sealing.getAuthTag()])
    return { type: 23, header, fragment: sealed }
  }
}
