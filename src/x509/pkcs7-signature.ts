/** Signatures of SignedData, RFC 5652 sections 5.4 to 5.6, checked by node:crypto. */
import { hash } from 'node:crypto'
import { element, setOf } from '../asn1/encode.ts'
import { equalBytes } from '../bytes/equal.ts'
import type { AlgorithmIdentifier } from './algorithm.ts'
import type { Certificate } from './certificate.ts'
import { decodeCertificate } from './decode.ts'
import { equalNames } from './name.ts'
import { plainContent } from './pkcs7.ts'
import type { SignedAttributes, SignedData, SignerInfo } from './pkcs7.ts'
import { verifySignedOctets } from './signature.ts'
import type { SignatureResult } from './signature.ts'

/** What the check of one signer gave. Whether the certificate deserves trust is another question. */
export interface SignerCheck {
  signer: SignerInfo
  /** `no-certificate`: none of the certificates at hand is the signer's. */
  result: SignatureResult | 'no-certificate'
  /** Whose key made the signature; absent for `no-certificate`. */
  certificate?: Certificate
}

/**
 * Checks every signature of a SignedData, in the order of its signers, with the certificates that it brings and those
 * given. `content` is what was signed, where the SignedData does not hold it. Never throws. No signers, no checks:
 * nothing has been signed then.
 */
export function verifySignedData(
  signedData: SignedData,
  options: { certificates?: readonly Certificate[]; content?: Uint8Array } = {},
): SignerCheck[] {
  const content = signedData.content ?? options.content
  const known = [...signedData.certificates.map(decodeCertificate), ...(options.certificates ?? [])]
  return signedData.signers.map((signer) => {
    const certificate = known.find((candidate) => isSigner(candidate, signer))
    if (certificate === undefined) return { signer, result: 'no-certificate' }
    return { signer, certificate, result: verifySigner(signer, certificate, signedData.contentType, content) }
  })
}

function isSigner(certificate: Certificate, { identifier }: SignerInfo): boolean {
  if ('subjectKeyIdentifier' in identifier) {
    const own = certificate.subjectKeyIdentifier
    return own !== undefined && equalBytes(own, identifier.subjectKeyIdentifier)
  }
  return (
    identifier.serialNumber !== '' &&
    identifier.serialNumber === certificate.serialNumber &&
    equalNames(identifier.issuer, certificate.issuer)
  )
}

function verifySigner(
  signer: SignerInfo,
  certificate: Certificate,
  contentType: string,
  content: Uint8Array | undefined,
): SignatureResult {
  const { signedAttributes, signature } = signer
  const { publicKey } = certificate
  if (content === undefined || publicKey === undefined) return 'invalid'
  const algorithm = combinedAlgorithm(signer)
  if (algorithm === undefined) return 'unsupported'
  const check = (octets: Uint8Array) => verifySignedOctets(octets, algorithm, signature, publicKey)
  if (signedAttributes === undefined) {
    // Only plain octets may be signed without attributes: signed attributes could pass for any other content.
    return contentType === plainContent ? check(content) : 'invalid'
  }
  if (!digestIs(signedAttributes, signer.digestAlgorithm, content)) return 'invalid'
  if (signedAttributes.contentType !== contentType) return 'invalid'
  // A SET in place of the implicit tag, section 5.4; some sign what they send, others its DER order.
  const asSent = check(element(0x31, ...signedAttributes.encoded))
  return asSent === 'invalid' ? check(setOf(...signedAttributes.encoded)) : asSent
}

function digestIs({ messageDigest }: SignedAttributes, algorithm: string, content: Uint8Array): boolean {
  if (messageDigest === undefined) return false
  try {
    return equalBytes(hash(algorithm, content, 'buffer'), messageDigest)
  } catch {
    // OpenSSL does not know the hash.
    return false
  }
}

const keyAlgorithms = new Map<string, 'rsa' | 'ecdsa'>([
  ['1.2.840.113549.1.1.1', 'rsa'],
  ['1.2.840.10045.2.1', 'ecdsa'],
])

/** Signature algorithms by hash, for signers that name their kind of key instead, RFC 3370 section 3.2. */
const combined: Record<string, { rsa: string; ecdsa?: string }> = {
  md5: { rsa: '1.2.840.113549.1.1.4' },
  sha1: { rsa: '1.2.840.113549.1.1.5', ecdsa: '1.2.840.10045.4.1' },
  sha224: { rsa: '1.2.840.113549.1.1.14', ecdsa: '1.2.840.10045.4.3.1' },
  sha256: { rsa: '1.2.840.113549.1.1.11', ecdsa: '1.2.840.10045.4.3.2' },
  sha384: { rsa: '1.2.840.113549.1.1.12', ecdsa: '1.2.840.10045.4.3.3' },
  sha512: { rsa: '1.2.840.113549.1.1.13', ecdsa: '1.2.840.10045.4.3.4' },
}

function combinedAlgorithm({
  signatureAlgorithm: algorithm,
  digestAlgorithm,
}: SignerInfo): AlgorithmIdentifier | undefined {
  const kind = keyAlgorithms.get(algorithm.oid)
  if (kind === undefined) return algorithm
  const oid = combined[digestAlgorithm]?.[kind]
  return oid === undefined ? undefined : { ...algorithm, oid, hash: digestAlgorithm }
}
