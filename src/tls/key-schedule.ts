/** The part of the TLS 1.3 key schedule that opens the server's first flight, RFC 8446 section 7. */
import { createHmac, hash } from 'node:crypto'

export type HashName = 'sha256' | 'sha384'

export interface TrafficKey {
  key: Uint8Array
  iv: Uint8Array
}

/** Hash of everything said so far (RFC 8446 section 4.4.1). `messages` are whole handshake messages, in order. */
export function transcriptHash(name: HashName, messages: readonly Uint8Array[]): Uint8Array {
  return hash(name, Buffer.concat(messages), 'buffer')
}

/**
 * Key and IV of the server's handshake records.
 * @param sharedSecret result of the key exchange
 * @param helloHash transcript hash from the first ClientHello to ServerHello
 * @param keyLength octets of the AEAD's key
 */
export function serverHandshakeKey(
  name: HashName,
  sharedSecret: Uint8Array,
  helloHash: Uint8Array,
  keyLength: number,
): TrafficKey {
  const handshakeSecret = hmac(name, derivedEarlySecret(name), sharedSecret)
  const secret = expandLabel(name, handshakeSecret, 's hs traffic', helloHash, helloHash.length)
  return {
    key: expandLabel(name, secret, 'key', none, keyLength),
    iv: expandLabel(name, secret, 'iv', none, 12),
  }
}

const none = new Uint8Array()

const derivedEarlySecrets = new Map<HashName, Uint8Array>()

/** Derive-Secret(HKDF-Extract(0, 0), "derived", ""): without a pre-shared key it is a constant of the hash. */
function derivedEarlySecret(name: HashName): Uint8Array {
  const known = derivedEarlySecrets.get(name)
  if (known !== undefined) return known
  const emptyHash = transcriptHash(name, [])
  const zeros = new Uint8Array(emptyHash.length)
  const earlySecret = hmac(name, zeros, zeros)
  const derived = expandLabel(name, earlySecret, 'derived', emptyHash, emptyHash.length)
  derivedEarlySecrets.set(name, derived)
  return derived
}

/** HKDF-Expand-Label. Every output asked for here fits in one hash, so HKDF-Expand is its first block. */
function expandLabel(
  name: HashName,
  secret: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Uint8Array {
  const labelBytes = Buffer.from(`tls13 ${label}`)
  const info = Buffer.concat([
    Uint8Array.of(length >> 8, length & 0xff, labelBytes.length),
    labelBytes,
    Uint8Array.of(context.length),
    context,
    Uint8Array.of(1),
  ])
  return hmac(name, secret, info).subarray(0, length)
}

function hmac(name: HashName, key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac(name, key).update(message).digest()
}
