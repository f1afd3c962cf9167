/** Signature algorithms that Microsoft documents for Skype for Business. */
import { signatureScheme, type AlgorithmIdentifier } from '../x509/algorithm.ts'

/** Whether a signature is of the SHA-2 family with RSA or ECDSA: `current`; with SHA-1: `old`; else `unsupported`. */
export function skypeSupport(algorithm: AlgorithmIdentifier): Support {
  const scheme = signatureScheme(algorithm.oid)
  if (scheme !== 'rsa' && scheme !== 'ecdsa') return 'unsupported'
  if (algorithm.hash === 'sha1') return 'old'
  return sha2.has(algorithm.hash ?? '') ? 'current' : 'unsupported'
}

type Support = 'current' | 'old' | 'unsupported'

const sha2 = new Set(['sha224', 'sha256', 'sha384', 'sha512'])
