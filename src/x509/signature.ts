/** Signatures on certificates, RFC 5280 section 4.1.1.3, and on what else keys sign, checked by node:crypto. */
import { constants, createPublicKey, verify } from 'node:crypto'
import type { KeyObject, VerifyKeyObjectInput } from 'node:crypto'
import { equalBytes } from '../bytes/equal.ts'
import { signatureScheme } from './algorithm.ts'
import type { AlgorithmIdentifier, SignatureScheme } from './algorithm.ts'
import type { Certificate } from './certificate.ts'
import type { PublicKey } from './public-key.ts'

/** `unsupported`: the algorithm or the key is none that can be checked here, so nothing is known. */
export type SignatureResult = 'valid' | 'invalid' | 'unsupported'

/** Checks the signature on a certificate with the key of its supposed issuer. Never throws. */
export function verifySignature(certificate: Certificate, issuerKey: PublicKey): SignatureResult {
  const { tbs, signature, signatureAlgorithm: algorithm, tbsSignatureAlgorithm: inside } = certificate
  if (tbs === undefined || signature === undefined || algorithm === undefined) return 'invalid'
  // An algorithm that the signature does not cover could have been put there by anybody.
  if (inside === undefined || !sameAlgorithm(algorithm, inside)) return 'invalid'
  return verifySignedOctets(tbs, algorithm, signature, issuerKey)
}

/** Checks a signature over `octets`: of a certificate, a CRL, an OCSP response, a CMS message. Never throws. */
export function verifySignedOctets(
  octets: Uint8Array,
  algorithm: AlgorithmIdentifier,
  signature: Uint8Array,
  publicKey: PublicKey,
): SignatureResult {
  const scheme = signatureScheme(algorithm.oid)
  if (scheme === undefined) return 'unsupported'
  if (isUnusable(publicKey)) return 'unsupported'
  const key = importedKey(publicKey)
  if (key === undefined) return 'unsupported'
  if (!keyTypes[scheme].includes(key.asymmetricKeyType ?? '')) return 'invalid'
  if (!namesOwnKey(scheme, algorithm, key)) return 'invalid'
  const options = verifyOptions(scheme, algorithm, key)
  if (options === undefined) return 'unsupported'
  try {
    return verify(algorithm.hash, octets, options, signature) ? 'valid' : 'invalid'
  } catch {
    // OpenSSL does not know the hash, or refuses the key: too short for it, or restricted to other parameters.
    return 'unsupported'
  }
}

/**
 * With the exponent 1 everybody can sign, and OpenSSL verifies it. The other keys make a check a hundred times as dear,
 * and are nobody's: long exponents, RSA and DSA beyond what BoringSSL and Go take, curves in characteristic two or
 * spelt out.
 */
function isUnusable({ algorithm, exponent = '', bits = 0, curve }: PublicKey): boolean {
  const isOddCurve = algorithm === 'EC' && (curve === 'explicit' || bits === 0)
  return exponent === '1' || exponent.length > longestExponent || bits > mostBits || isOddCurve
}

/** Decimal digits: 33 bits, as BoringSSL has it. */
const longestExponent = 10
const mostBits = 8192

const keyTypes: Record<SignatureScheme, readonly string[]> = {
  rsa: ['rsa'],
  'rsa-pss': ['rsa', 'rsa-pss'],
  ecdsa: ['ec'],
  dsa: ['dsa'],
  eddsa: ['ed25519', 'ed448'],
  'ml-dsa': ['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'],
}

/** Whether the algorithm is that of the key, where an algorithm belongs to one kind of key only. */
function namesOwnKey(scheme: SignatureScheme, algorithm: AlgorithmIdentifier, key: KeyObject): boolean {
  if (scheme !== 'eddsa' && scheme !== 'ml-dsa') return true
  return algorithm.name.toLowerCase() === key.asymmetricKeyType
}

function verifyOptions(
  scheme: SignatureScheme,
  algorithm: AlgorithmIdentifier,
  key: KeyObject,
): VerifyKeyObjectInput | undefined {
  if (scheme === 'rsa') return { key, padding: constants.RSA_PKCS1_PADDING }
  if (scheme !== 'rsa-pss') return { key, dsaEncoding: 'der' }
  const { pss } = algorithm
  // node:crypto takes one hash for both uses.
  if (pss === undefined || pss.maskHash !== pss.hash || pss.trailerField !== 1) return undefined
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.saltLength }
}

/** Whether two algorithms are the same, parameters included. */
export function sameAlgorithm(a: AlgorithmIdentifier, b: AlgorithmIdentifier): boolean {
  const none = new Uint8Array()
  return a.oid === b.oid && equalBytes(a.parameters ?? none, b.parameters ?? none)
}

/** Importing a key takes as long as using it, and one issuer certifies many: it is done once. */
function importedKey(publicKey: PublicKey): KeyObject | undefined {
  publicKey.imported ??= importKey(publicKey)
  return publicKey.imported === 'unusable' ? undefined : publicKey.imported
}

function importKey(publicKey: PublicKey): KeyObject | 'unusable' {
  try {
    return createPublicKey({ key: Buffer.from(publicKey.spki), format: 'der', type: 'spki' })
  } catch {
    return 'unusable'
  }
}
