/** Who signed a CRL, and whether that is somebody who may, RFC 5280 section 6.3.3 (f) and (g). */
import { equalBytes } from '../bytes/equal.ts'
import { buildPaths } from '../path/build.ts'
import { certification } from '../path/certifies.ts'
import type { TrustAnchor } from '../path/path.ts'
import { rfc5280Verifier } from '../path/verifier.ts'
import type { Certificate } from '../x509/certificate.ts'
import { inheritParameters } from '../x509/dsa-parameters.ts'
import { equalNames } from '../x509/name.ts'
import type { PublicKey } from '../x509/public-key.ts'
import { sameAlgorithm, verifySignedOctets } from '../x509/signature.ts'
import type { SignatureResult } from '../x509/signature.ts'
import type { CrlProblem } from './crl-scope.ts'
import type { Crl } from './crl.ts'

/** By whom the CRLs about a certificate may be signed. */
export interface CrlSigners {
  /** Whose name and key the certificate names. */
  issuer: Certificate
  /** Further certificates at hand: of those who issue CRLs for others, and those that lead to them. */
  others: readonly Certificate[]
  /** To which the path of the certificate leads, and that of whoever signs CRLs for it has to lead too. */
  anchor?: TrustAnchor
  at: Date
}

/** Signers of one name and key whose paths are built; whoever sends more wants to keep somebody busy. */
const mostSigners = 4

/**
 * Why the signature of a CRL does not hold; undefined when it does. It may be that of the certificate's issuer, of an
 * issuer of CRLs that the certificate's issuer itself has certified for that, or of one whose path leads to the same
 * trust anchor.
 * @param isRevoked whether a certificate of a signer, issued by the second one, is known to be revoked
 */
export function signatureProblem(
  crl: Crl,
  signers: CrlSigners,
  isRevoked: (certificate: Certificate, issuer: Certificate) => boolean,
): CrlProblem | undefined {
  const { issuer, others } = signers
  const distinct = new Map([...others, issuer].map((candidate) => [candidate.sha256, candidate]))
  const named = [...distinct.values()].filter(({ subject }) => equalNames(subject, crl.issuer))
  const paths = named
    .filter((candidate) => maySignCrls(candidate) && signatureOf(crl, candidate, others) === 'valid')
    .slice(0, mostSigners)
    .map((signer) => pathOf(signer, signers))
    .filter((path) => path !== undefined)
  const isSound = (path: readonly Certificate[]) =>
    path.slice(1).every((above, index) => !isRevoked(path[index]!, above))
  if (paths.some(isSound)) return undefined
  if (paths.length > 0) {
    return { code: 'wrong-signer', detail: 'The certificate of the issuer of the CRL is itself revoked.' }
  }
  const entitled = named.filter(
    (candidate) => candidate === issuer || isCrlIssuer(candidate, issuer, signers.at),
  )
  return mismatch(crl, entitled, others)
}

/** Why the CRL is not that of somebody who may sign it, though somebody of that name is there. */
function mismatch(crl: Crl, entitled: readonly Certificate[], others: readonly Certificate[]): CrlProblem {
  if (entitled.length === 0) {
    const detail =
      'The certificate of the issuer of the CRL is not at hand, or nobody vouches that it speaks for the issuer of the certificate.'
    return { code: 'wrong-signer', detail }
  }
  const signers = entitled.filter(maySignCrls)
  if (signers.length === 0) {
    const detail = 'The key of the issuer of the CRL is not meant to sign CRLs: its key usage lacks cRLSign.'
    return { code: 'wrong-signer', detail }
  }
  if (signers.some((signer) => signatureOf(crl, signer, others) === 'unsupported')) {
    const name = crl.signatureAlgorithm?.name ?? 'unreadable'
    const detail = `The CRL is signed with ${name}, which cannot be checked here.`
    return { code: 'signature-unsupported', detail }
  }
  if (signers.every((signer) => isOtherKey(crl, signer))) {
    const detail = 'The CRL is signed with another key than that of the issuer of the certificate.'
    return { code: 'wrong-signer', detail }
  }
  const detail = 'The signature of the CRL does not verify with the key of its issuer.'
  return { code: 'signature-invalid', detail }
}

function maySignCrls({ keyUsage }: Certificate): boolean {
  return keyUsage === undefined || keyUsage.has('cRLSign')
}

/** From a signer to the first certificate whose revocation is looked at elsewhere; undefined: nobody vouches for it. */
function pathOf(signer: Certificate, { issuer, others, anchor, at }: CrlSigners) {
  if (signer === issuer) return [signer]
  if (isCrlIssuer(signer, issuer, at)) return [signer, issuer]
  if (anchor === undefined) return undefined
  const options = { profile: rfc5280Verifier, purpose: null }
  const paths = buildPaths([signer, issuer, ...others], [anchor], at, options)
  return paths.find(({ valid }) => valid)?.certificates
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

function signatureOf(crl: Crl, signer: Certificate, others: readonly Certificate[]): SignatureResult {
  let answers = known.get(crl.der)
  if (answers === undefined) known.set(crl.der, (answers = new WeakMap()))
  let answer = answers.get(signer)
  if (answer === undefined) answers.set(signer, (answer = verify(crl, keyOf(signer, others))))
  return answer
}

function verify(crl: Crl, publicKey: PublicKey | undefined): SignatureResult {
  const { tbs, signature, signatureAlgorithm: algorithm, tbsSignatureAlgorithm: inside } = crl
  if (signature === undefined || algorithm === undefined || publicKey === undefined) return 'invalid'
  if (inside === undefined || !sameAlgorithm(algorithm, inside)) return 'invalid'
  return verifySignedOctets(tbs, algorithm, signature, publicKey)
}

/** The key; where it leaves its DSA parameters to the authorities above, RFC 3279 section 2.3.2, with theirs. */
function keyOf(
  { publicKey, issuerKey, subjectKey }: Certificate,
  others: readonly Certificate[],
): PublicKey | undefined {
  if (publicKey?.algorithm !== 'DSA' || issuerKey === subjectKey) return publicKey
  const above = others.find((other) => other.subjectKey === issuerKey)
  if (above === undefined) return publicKey
  const rest = others.filter((other) => other !== above)
  const inherited = keyOf(above, rest)
  return inherited === undefined ? publicKey : inheritParameters(publicKey, inherited)
}
