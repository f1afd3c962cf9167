/** Opens protected records of TLS 1.3, RFC 8446 section 5.2. */
import { createDecipheriv } from 'node:crypto'
import { type HashName, serverHandshakeKey } from './key-schedule.ts'
import type { TlsRecord } from './record.ts'

/** What a TLS 1.3 cipher suite stands for. */
export interface RecordCipher {
  cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305'
  keyLength: number
  hash: HashName
}

/** The cipher of a TLS 1.3 suite; undefined for suites that our ClientHello does not offer. */
export function recordCipher(cipherSuite: number): RecordCipher | undefined {
  return ciphers.get(cipherSuite)
}

/** TLSInnerPlaintext without its padding. */
interface OpenedRecord {
  type: number
  fragment: Uint8Array
}

/** Opens the server's records one after the other, in the order in which they came. */
export class RecordOpener {
  readonly #cipher: RecordCipher
  readonly #key: Uint8Array
  readonly #iv: Uint8Array
  #sequence = 0

  /** Takes what the key schedule takes: the shared secret, and the transcript hash up to ServerHello. */
  constructor(cipher: RecordCipher, sharedSecret: Uint8Array, helloHash: Uint8Array) {
    this.#cipher = cipher
    const { key, iv } = serverHandshakeKey(cipher.hash, sharedSecret, helloHash, cipher.keyLength)
    this.#key = key
    this.#iv = iv
  }

  /** The record's content; undefined when it was not sealed with this key or is nothing but padding. */
  open(record: TlsRecord): OpenedRecord | undefined {
    const inner = this.#decrypt(record)
    if (inner === undefined) return undefined
    const end = inner.findLastIndex((octet) => octet !== 0)
    return end === -1 ? undefined : { type: inner[end]!, fragment: inner.subarray(0, end) }
  }

  #decrypt({ header, fragment }: TlsRecord): Uint8Array | undefined {
    if (fragment.length <= tagLength) return undefined
    const { cipher } = this.#cipher
    const nonce = this.#nextNonce()
    try {
      const options = { authTagLength: tagLength }
      // The two kinds of cipher have different types in node:crypto, not different calls.
      const decipher =
        cipher === 'chacha20-poly1305'
          ? createDecipheriv(cipher, this.#key, nonce, options)
          : createDecipheriv(cipher, this.#key, nonce, options)
      decipher.setAAD(header, { plaintextLength: fragment.length - tagLength })
      decipher.setAuthTag(fragment.subarray(-tagLength))
      const inner = decipher.update(fragment.subarray(0, -tagLength))
      decipher.final()
      // Not a Buffer: what is cut out of it goes on as certificates, which are plain octets in every version.
      return new Uint8Array(inner.buffer, inner.byteOffset, inner.length)
    } catch {
      return undefined
    }
  }

  /** The IV with the record's number laid over its end (RFC 8446 section 5.3). */
  #nextNonce(): Uint8Array {
    const nonce = Buffer.from(this.#iv)
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ this.#sequence) >>> 0, 8)
    this.#sequence += 1
    return nonce
  }
}

const tagLength = 16

const ciphers: ReadonlyMap<number, RecordCipher> = new Map([
  [0x1301, { cipher: 'aes-128-gcm', keyLength: 16, hash: 'sha256' }],
  [0x1302, { cipher: 'aes-256-gcm', keyLength: 32, hash: 'sha384' }],
  [0x1303, { cipher: 'chacha20-poly1305', keyLength: 32, hash: 'sha256' }],
])
