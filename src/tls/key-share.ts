/** Ephemeral keys of the TLS 1.3 key exchange, RFC 8446 section 4.2.8. */
import { createPublicKey, diffieHellman, type KeyObject, type webcrypto } from 'node:crypto'
import { namedGroup } from './named-group.ts'

/** Our half of a key exchange. */
export interface KeyPair {
  /** NamedGroup. */
  group: number
  privateKey: KeyObject
  /** key_exchange field of our KeyShareEntry. */
  publicKey: Uint8Array
}

/**
 * The key pair that belongs to a private key: X25519, P-256, P-384 or P-521.
 * @throws {TypeError} when the key is of another kind
 */
export function keyPairOf(privateKey: KeyObject): KeyPair {
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
  const jwk = peerKey(pair.group, peerShare)
  if (jwk === undefined) return undefined
  try {
    // A JWK is the form of key that node:crypto imports fastest.
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    return diffieHellman({ privateKey: pair.privateKey, publicKey })
  } catch {
    return undefined
  }
}

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
