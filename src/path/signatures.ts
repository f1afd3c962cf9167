/** Signatures along a path, RFC 5280 section 6.1.3 (a) (1), and the algorithms that a profile refuses. */
import type { Certificate } from '../x509/certificate.ts'
import { inheritParameters } from '../x509/dsa-parameters.ts'
import type { PublicKey } from '../x509/public-key.ts'
import { verifySignature } from '../x509/signature.ts'
import { certification } from './certifies.ts'
import type { PathError } from './path.ts'
import type { VerifierProfile } from './verifier.ts'

/**
 * Whether each certificate is signed with the key of the next, by an algorithm and a key that the profile takes.
 * @param believed whether the last one is a trust anchor: its key counts, its signature does not.
 */
export function signatureErrors(
  certificates: readonly Certificate[],
  profile: VerifierProfile,
  believed: boolean,
): PathError[] {
  return certificates.flatMap((certificate, index) => {
    const issuer = certificates[index + 1]
    return [
      ...(issuer === undefined ? [] : signatureError(certificate, issuer, certificates.slice(index + 2))),
      ...(issuer === undefined && believed ? [] : hashErrors(certificate, profile)),
      ...keyErrors(certificate, profile),
    ]
  })
}

function signatureError(
  certificate: Certificate,
  issuer: Certificate,
  above: readonly Certificate[],
): PathError[] {
  const answer = certification(issuer, certificate)
  if (answer === 'signed') return []
  if (answer === 'unverified') {
    if (verifiesWithInherited(certificate, issuer, above)) return []
    const name = certificate.signatureAlgorithm?.name ?? 'unreadable'
    const detail = `the signature algorithm ${name} cannot be checked here`
    return [{ code: 'signature-unsupported', certificate, detail, name }]
  }
  const detail = 'the signature does not verify with the key of the issuer of that name'
  return [{ code: 'signature-invalid', certificate, detail }]
}

/** RFC 5280 section 6.1.4 (f): a DSA key may leave its parameters to the authorities above it. */
function verifiesWithInherited(
  certificate: Certificate,
  issuer: Certificate,
  above: readonly Certificate[],
): boolean {
  let key: PublicKey | undefined
  for (const { publicKey } of [issuer, ...above].toReversed()) {
    if (publicKey === undefined) return false
    key = key === undefined ? publicKey : inheritParameters(publicKey, key)
  }
  return key !== undefined && verifySignature(certificate, key) === 'valid'
}

function hashErrors(certificate: Certificate, { name, refusedHashes }: VerifierProfile): PathError[] {
  const { hash, name: algorithm = '' } = certificate.signatureAlgorithm ?? {}
  if (hash === undefined || !refusedHashes.has(hash)) return []
  const detail = `is signed with ${algorithm}, which the ${name} profile no longer accepts`
  return [{ code: 'signature-weak', certificate, detail, name: algorithm }]
}

function keyErrors(certificate: Certificate, { name, leastRsaBits }: VerifierProfile): PathError[] {
  const { algorithm, bits } = certificate.publicKey ?? {}
  if (algorithm !== 'RSA' || bits === undefined || bits >= leastRsaBits) return []
  const detail = `has an RSA key of ${bits} bits; the ${name} profile wants at least ${leastRsaBits}`
  return [{ code: 'key-weak', certificate, detail }]
}
