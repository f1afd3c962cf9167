/** Signatures on the estate's certificates: AlgorithmIdentifier and the act of signing. */
import { constants, sign, type KeyObject } from 'node:crypto'
import { explicitTag, integer, nullValue, objectIdentifier, sequence } from '../asn1/encode.ts'

/** Named as Windows names them where it does. */
export type SignatureAlgorithmName =
  | 'md5RSA'
  | 'sha1RSA'
  | 'sha256RSA'
  | 'sha384RSA'
  | 'sha512RSA'
  | 'sha1PSS'
  | 'sha256PSS'
  | 'sha384PSS'
  | 'sha512PSS'
  | 'sha1ECDSA'
  | 'sha256ECDSA'
  | 'sha384ECDSA'
  | 'sha512ECDSA'
  | 'sha256DSA'
  | 'ed25519'
  | 'ed448'

/** A way to sign, with the name it goes by in certificates. */
export interface SignatureAlgorithm {
  /** DER of the AlgorithmIdentifier. */
  identifier: Uint8Array
  sign(message: Uint8Array, key: KeyObject): Uint8Array
}

type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** A signature algorithm by name; the key has to suit it, or signing throws. */
export function signatureAlgorithm(name: SignatureAlgorithmName): SignatureAlgorithm {
  return algorithms[name]
}

/** What a certification authority with this key uses unless told otherwise. */
export function usualSignatureAlgorithm(key: KeyObject): SignatureAlgorithmName {
  return usualByKeyType[key.asymmetricKeyType ?? ''] ?? 'sha256RSA'
}

const usualByKeyType: Record<string, SignatureAlgorithmName> = {
  rsa: 'sha256RSA',
  'rsa-pss': 'sha256PSS',
  ec: 'sha256ECDSA',
  dsa: 'sha256DSA',
  ed25519: 'ed25519',
  ed448: 'ed448',
}

const hashes: Record<Exclude<Hash, 'md5'>, { oid: string; octets: number }> = {
  sha1: { oid: '1.3.14.3.2.26', octets: 20 },
  sha256: { oid: '2.16.840.1.101.3.4.2.1', octets: 32 },
  sha384: { oid: '2.16.840.1.101.3.4.2.2', octets: 48 },
  sha512: { oid: '2.16.840.1.101.3.4.2.3', octets: 64 },
}

const algorithms: Record<SignatureAlgorithmName, SignatureAlgorithm> = {
  md5RSA: rsa('1.2.840.113549.1.1.4', 'md5'),
  sha1RSA: rsa('1.2.840.113549.1.1.5', 'sha1'),
  sha256RSA: rsa('1.2.840.113549.1.1.11', 'sha256'),
  sha384RSA: rsa('1.2.840.113549.1.1.12', 'sha384'),
  sha512RSA: rsa('1.2.840.113549.1.1.13', 'sha512'),
  sha1PSS: pss('sha1'),
  sha256PSS: pss('sha256'),
  sha384PSS: pss('sha384'),
  sha512PSS: pss('sha512'),
  sha1ECDSA: plain('1.2.840.10045.4.1', 'sha1'),
  sha256ECDSA: plain('1.2.840.10045.4.3.2', 'sha256'),
  sha384ECDSA: plain('1.2.840.10045.4.3.3', 'sha384'),
  sha512ECDSA: plain('1.2.840.10045.4.3.4', 'sha512'),
  sha256DSA: plain('2.16.840.1.101.3.4.3.2', 'sha256'),
  ed25519: plain('1.3.101.112', undefined),
  ed448: plain('1.3.101.113', undefined),
}

function rsa(oid: string, hash: Hash): SignatureAlgorithm {
  return {
    identifier: sequence(objectIdentifier(oid), nullValue()),
    sign: (message, key) => sign(hash, message, { key, padding: constants.RSA_PKCS1_PADDING }),
  }
}

/** ECDSA, DSA and EdDSA: no parameters (RFC 5758 sections 3.1 and 3.2, RFC 8410 section 3). */
function plain(oid: string, hash: Hash | undefined): SignatureAlgorithm {
  return {
    identifier: sequence(objectIdentifier(oid)),
    sign: (message, key) => sign(hash, message, key),
  }
}

/** RSASSA-PSS (RFC 4055 section 3.1); with SHA-1 every parameter has its default and is left out. */
function pss(hash: Exclude<Hash, 'md5'>): SignatureAlgorithm {
  const { oid, octets } = hashes[hash]
  const hashIdentifier = sequence(objectIdentifier(oid), nullValue())
  const maskGeneration = sequence(objectIdentifier('1.2.840.113549.1.1.8'), hashIdentifier)
  const parameters =
    hash === 'sha1'
      ? sequence()
      : sequence(
          explicitTag(0, hashIdentifier),
          explicitTag(1, maskGeneration),
          explicitTag(2, integer(octets)),
        )
  return {
    identifier: sequence(objectIdentifier('1.2.840.113549.1.1.10'), parameters),
    sign: (message, key) =>
      sign(hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: octets }),
  }
}
