/** Ephemeral keys of the TLS 1.3 key exchange, RFC 8446 section 4.2.8; X25519MLKEM768 is draft-ietf-tls-ecdhe-mlkem. */
import crypto, { createPublicKey, diffieHellman, type KeyObject, type webcrypto } from 'node:crypto'
import { namedGroup } from './named-group.ts'

/** Whether this Node knows ML-KEM. The first releases of Node 24 do not, so nothing of it is imported by name. */
export const canDecapsulate = 'decapsulate' in crypto

/** Our half of a key exchange. */
export interface KeyPair {
  /** NamedGroup. */
  group: number
  privateKey: KeyObject
  /** The ML-KEM half of X25519MLKEM768. */
  decapsulationKey?: KeyObject
  /** key_exchange field of our KeyShareEntry. */
  publicKey: Uint8Array
}

/**
 * The key pair that belongs to a private key: X25519, P-256, P-384 or P-521. An ML-KEM-768 key beside one of X25519
 * makes it one of X25519MLKEM768.
 * @throws {TypeError} when a key is of another kind
 */
export function keyPairOf(privateKey: KeyObject, decapsulationKey?: KeyObject): KeyPair {
  const pair = classicKeyPairOf(privateKey)
  if (decapsulationKey === undefined) return pair
  if (pair.group !== namedGroup.x25519 || decapsulationKey.asymmetricKeyType !== 'ml-kem-768') {
    throw new TypeError('X25519MLKEM768 takes a key of X25519 and one of ML-KEM-768')
  }
  const encoded = createPublicKey(decapsulationKey).export({ format: 'der', type: 'spki' })
  const publicKey = Buffer.concat([encoded.subarray(-encapsulationKeyLength), pair.publicKey])
  return { group: namedGroup.x25519MlKem768, privateKey, decapsulationKey, publicKey }
}

function classicKeyPairOf(privateKey: KeyObject): KeyPair {
  const { crv = '', x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const curve = [...curves].find(([, { name }]) => name === crv)
  if (curve === undefined)
    throw new TypeError(`${crv || privateKey.asymmetricKeyType} is not a group of ours`)
  const [group, { coordinates }] = curve
  const prefix = coordinates === 2 ? [uncompressed] : []
  const publicKey = Buffer.concat([
    Buffer.from(prefix),
    Buffer.from(x, 'base64url'),
    Buffer.from(y, 'base64url'),
  ])
  return { group, privateKey, publicKey }
}

/** The shared secret, RFC 8446 section 7.4; undefined when the peer's share is no element of the group. */
export function sharedSecret(pair: KeyPair, peerShare: Uint8Array): Uint8Array | undefined {
  const { group, privateKey, decapsulationKey } = pair
  if (decapsulationKey === undefined) return agreedSecret(group, privateKey, peerShare)
  if (peerShare.length !== ciphertextLength + 32) return undefined
  const encapsulated = crypto.decapsulate(decapsulationKey, peerShare.subarray(0, ciphertextLength))
  const agreed = agreedSecret(namedGroup.x25519, privateKey, peerShare.subarray(ciphertextLength))
  return agreed === undefined ? undefined : Buffer.concat([encapsulated, agreed])
}

function agreedSecret(group: number, privateKey: KeyObject, peerShare: Uint8Array): Uint8Array | undefined {
  const jwk = peerKey(group, peerShare)
  if (jwk === undefined) return undefined
  try {
    // A JWK is the form of key that node:crypto imports fastest.
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    return diffieHellman({ privateKey, publicKey })
  } catch {
    return undefined
  }
}

/** Octets of what ML-KEM-768 sends to and fro, FIPS 203 table 3. */
const encapsulationKeyLength = 1184
const ciphertextLength = 1088

/** First octet of a point in uncompressed form, the only one that TLS 1.3 knows (RFC 8446 section 4.2.8.2). */
const uncompressed = 4

interface Curve {
  /** As JSON Web Keys name it. */
  name: string
  /** Octets of a coordinate. */
  size: number
  /** An X25519 share is one coordinate, a point of the others is two. */
  coordinates: 1 | 2
}

const curves: ReadonlyMap<number, Curve> = new Map([
  [namedGroup.x25519, { name: 'X25519', size: 32, coordinates: 1 }],
  [namedGroup.secp256r1, { name: 'P-256', size: 32, coordinates: 2 }],
  [namedGroup.secp384r1, { name: 'P-384', size: 48, coordinates: 2 }],
  [namedGroup.secp521r1, { name: 'P-521', size: 66, coordinates: 2 }],
])

function peerKey(group: number, share: Uint8Array): webcrypto.JsonWebKey | undefined {
  const curve = curves.get(group)
  if (curve === undefined) return undefined
  const bytes = Buffer.from(share.buffer, share.byteOffset, share.length)
  const { name: crv, size } = curve
  if (curve.coordinates === 1) {
    return share.length === size ? { kty: 'OKP', crv, x: bytes.toString('base64url') } : undefined
  }
  if (share.length !== 1 + 2 * size || share[0] !== uncompressed) return undefined
  const x = bytes.toString('base64url', 1, 1 + size)
  const y = bytes.toString('base64url', 1 + size)
  return { kty: 'EC', crv, x, y }
}
