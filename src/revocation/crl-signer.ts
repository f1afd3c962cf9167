/** Who signed a CRL, and whether that is somebody who may, RFC 5280 section 6.3.3 (f) and (g). */
import { equalBytes } from '../bytes/equal.ts'
import { certification } from '../path/certifies.ts'
import type { Certificate } from '../x509/certificate.ts'
import { equalNames } from '../x509/name.ts'
import { sameAlgorithm, verifySignedOctets } from '../x509/signature.ts'
import type { SignatureResult } from '../x509/signature.ts'
import type { CrlProblem } from './crl-scope.ts'
import type { Crl } from './crl.ts'

/**
 * Why the signature of a CRL does not hold; undefined when it does. It may be that of the certificate's issuer, or of
 * an issuer of CRLs that the certificate's issuer itself has certified for that.
 * @param others further certificates at hand
 * @param isTrustedSigner whether another issuer's path leads to the same anchor
 */
export function signatureProblem(
  crl: Crl,
  issuer: Certificate,
  others: readonly Certificate[],
  at: Date,
  isTrustedSigner: (candidate: Certificate) => boolean = () => false,
): CrlProblem | undefined {
  const named = [issuer, ...others]
    .filter(({ subject }) => equalNames(subject, crl.issuer))
    .filter((other) => other === issuer || isCrlIssuer(other, issuer, at) || isTrustedSigner(other))
  const signers = named.filter(({ keyUsage }) => keyUsage === undefined || keyUsage.has('cRLSign'))
  if (signers.length === 0) {
    return {
      code: 'wrong-signer',
      detail:
        named.length === 0
          ? 'The certificate of the issuer of the CRL is not at hand, or the issuer of the certificate did not issue it.'
          : 'The key of the issuer of the CRL is not meant to sign CRLs: its key usage lacks cRLSign.',
    }
  }
  const results = new Set(signers.map((signer) => signatureOf(crl, signer)))
  if (results.has('valid')) return undefined
  if (results.has('unsupported')) {
    const name = crl.signatureAlgorithm?.name ?? 'unreadable'
    return {
      code: 'signature-unsupported',
      detail: `The CRL is signed with ${name}, which cannot be checked here.`,
    }
  }
  return signers.every((signer) => isOtherKey(crl, signer))
    ? {
        code: 'wrong-signer',
        detail: 'The CRL is signed with another key than that of the issuer of the certificate.',
      }
    : {
        code: 'signature-invalid',
        detail: 'The signature of the CRL does not verify with the key of its issuer.',
      }
}

function isCrlIssuer(candidate: Certificate, issuer: Certificate, at: Date): boolean {
  const { notBefore, notAfter, keyUsage } = candidate
  return (
    keyUsage?.has('cRLSign') === true &&
    notBefore !== undefined &&
    notAfter !== undefined &&
    notBefore <= at &&
    at <= notAfter &&
    certification(issuer, candidate) === 'signed'
  )
}

function isOtherKey({ authorityKeyIdentifier }: Crl, { subjectKeyIdentifier }: Certificate): boolean {
  const wanted = authorityKeyIdentifier?.keyIdentifier
  return (
    wanted !== undefined && subjectKeyIdentifier !== undefined && !equalBytes(wanted, subjectKeyIdentifier)
  )
}

// A CRL of megabytes is the evidence for every member of a pool, and for many targets.
const known = new WeakMap<Uint8Array, WeakMap<Certificate, SignatureResult>>()

function signatureOf(crl: Crl, signer: Certificate): SignatureResult {
  let answers = known.get(crl.der)
  if (answers === undefined) known.set(crl.der, (answers = new WeakMap()))
  let answer = answers.get(signer)
  if (answer === undefined) answers.set(signer, (answer = verify(crl, signer)))
  return answer
}

function verify(crl: Crl, { publicKey }: Certificate): SignatureResult {
  const { tbs, signature, signatureAlgorithm: algorithm, tbsSignatureAlgorithm: inside } = crl
  if (signature === undefined || algorithm === undefined || publicKey === undefined) return 'invalid'
  if (inside === undefined || !sameAlgorithm(algorithm, inside)) return 'invalid'
  return verifySignedOctets(tbs, algorithm, signature, publicKey)
}
