/** Makes certificates, right and wrong ones, for the estate and for tests. */
import { randomBytes } from 'node:crypto'
import {
  bitString,
  explicitTag,
  generalizedTime,
  implicitTag,
  integer,
  sequence,
  validityTime,
} from '../asn1/encode.ts'
import { toHex } from '../bytes/hex.ts'
import { toPem } from '../bytes/pem.ts'
import { encodeName, type NameInput } from './distinguished-name.ts'
import * as extension from './extension.ts'
import { keyIdentifier, keyPair, type KeyKind, type KeyPair } from './key-pair.ts'
import {
  signatureAlgorithm,
  usualSignatureAlgorithm,
  type SignatureAlgorithm,
  type SignatureAlgorithmName,
} from './signature-algorithm.ts'

/**
 * What a certificate is to say. Left out means "as a sound certificate has it", null means that the field's
 * extension is not there at all.
 */
export interface CertificateRequest {
  subject: NameInput
  notBefore: Date
  notAfter: Date
  /** Default: a fresh `ec-p256`. */
  key?: KeyKind | KeyPair
  /** Number or content octets of the INTEGER. Default: 16 random octets, positive. */
  serialNumber?: bigint | Uint8Array
  /** Default: 3. With 1 or 2 only the extensions named in the request are written. */
  version?: 1 | 2 | 3
  /** Default: what suits the issuer's key. */
  signature?: SignatureAlgorithmName | SignatureAlgorithm
  /** Default: none. */
  subjectAltName?: readonly extension.GeneralNameInput[]
  /** Default: no CA, for an authority a CA without path length. */
  basicConstraints?: { cA: boolean; pathLenConstraint?: number } | null
  /** Default: digitalSignature (and keyEncipherment with RSA); for an authority keyCertSign and cRLSign. */
  keyUsage?: readonly extension.KeyUsageBit[] | null
  /** Names or OIDs. Default: serverAuth and clientAuth; for an authority none. */
  extKeyUsage?: readonly string[] | null
  /** Default: SHA-1 of the key. */
  subjectKeyIdentifier?: Uint8Array | null
  /** Default: the issuer's subject key identifier; none on a self-signed certificate. */
  authorityKeyIdentifier?: Uint8Array | null
  /** CRL distribution point URIs. Default: none. */
  crlUris?: readonly string[]
  /** Authority information access URIs. Default: none. */
  authorityInfoAccess?: { caIssuers?: readonly string[]; ocsp?: readonly string[] }
  certificatePolicies?: readonly extension.PolicyInput[]
  nameConstraints?: extension.NameConstraintsInput
  /** issuerUniqueID and subjectUniqueID (RFC 5280 section 4.1.2.8). Default: none. */
  uniqueIdentifiers?: { issuer?: Uint8Array; subject?: Uint8Array }
  /** Written after all others, as they are; duplicates of the above are allowed. */
  extensions?: readonly extension.ExtensionInput[]
  /** Deliberate faults. */
  faults?: {
    /** The dates are GeneralizedTime, whatever the year. */
    generalizedTime?: boolean
    /** One bit of the signature is flipped. */
    brokenSignature?: boolean
    /** Stands as issuer in place of the issuer's subject. */
    issuer?: NameInput
    /** Stands inside the TBSCertificate in place of the algorithm that signs. */
    innerSignature?: SignatureAlgorithmName
    /** Changes the DER of the TBSCertificate before it is signed. */
    rewrite?: (tbs: Uint8Array) => Uint8Array
  }
}

/** A certificate with its private key, and who vouches for it. */
export interface IssuedCertificate {
  der: Uint8Array
  pem: string
  /** DER of the subject's Name. */
  subject: Uint8Array
  key: KeyPair
  /** Private key as PKCS #8 PEM. */
  keyPem: string
  /** Certificates of the issuers, nearest first; the self-signed one at the end is the trust anchor. */
  issuers: readonly IssuedCertificate[]
  /** Undefined when the certificate carries none. */
  subjectKeyIdentifier: Uint8Array | undefined
}

/** Decides what a certificate has where the request leaves a field out. */
type Role = 'authority' | 'end entity'

/** Makes a certificate. Without an issuer it is signed with its own key. */
export function makeCertificate(
  request: CertificateRequest,
  role: Role,
  issuer?: IssuedCertificate,
): IssuedCertificate {
  const subject = encodeName(request.subject)
  const key = chosenKey(request.key ?? 'ec-p256', role, subject)
  const signingKey = (issuer?.key ?? key).privateKey
  const signature = request.signature ?? usualSignatureAlgorithm(signingKey)
  const algorithm = typeof signature === 'string' ? signatureAlgorithm(signature) : signature
  const wanted = { ...usualExtensions(request.version ?? 3, role, key, issuer), ...request }

  const tbs = encodeTbs(wanted, { subject, key, algorithm, issuer })
  const signed = Uint8Array.from(algorithm.sign(tbs, signingKey))
  if (request.faults?.brokenSignature) signed[signed.length - 1]! ^= 1
  const der = sequence(tbs, algorithm.identifier, bitString(signed))
  return {
    der,
    pem: toPem('CERTIFICATE', der),
    subject,
    key,
    keyPem: key.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    issuers: issuer === undefined ? [] : [issuer, ...issuer.issuers],
    subjectKeyIdentifier: wanted.subjectKeyIdentifier ?? undefined,
  }
}

function chosenKey(key: KeyKind | KeyPair, role: Role, subject: Uint8Array): KeyPair {
  if (typeof key !== 'string') return key
  // Authorities must not share a key by accident: path building would take one for the other.
  return keyPair(key, role === 'authority' ? toHex(subject) : role)
}

/** What a certificate has unless its request says otherwise. Extensions exist from version 3 on. */
function usualExtensions(
  version: number,
  role: Role,
  key: KeyPair,
  issuer: IssuedCertificate | undefined,
): Partial<CertificateRequest> {
  if (version < 3) return {}
  const identifiers = {
    subjectKeyIdentifier: keyIdentifier(key),
    authorityKeyIdentifier: issuer?.subjectKeyIdentifier ?? null,
  }
  if (role === 'authority') {
    return { ...identifiers, basicConstraints: { cA: true }, keyUsage: ['keyCertSign', 'cRLSign'] }
  }
  const rsa = key.publicKey.asymmetricKeyType === 'rsa'
  return {
    ...identifiers,
    basicConstraints: { cA: false },
    keyUsage: ['digitalSignature', ...(rsa ? (['keyEncipherment'] as const) : [])],
    extKeyUsage: ['serverAuth', 'clientAuth'],
  }
}

interface Parties {
  subject: Uint8Array
  key: KeyPair
  algorithm: SignatureAlgorithm
  issuer: IssuedCertificate | undefined
}

function encodeTbs(request: CertificateRequest, { subject, key, algorithm, issuer }: Parties): Uint8Array {
  const { faults = {}, serialNumber = randomSerialNumber(), version = 3, uniqueIdentifiers = {} } = request
  const time = faults.generalizedTime ? generalizedTime : validityTime
  const { issuer: issuerUniqueId, subject: subjectUniqueId } = uniqueIdentifiers
  const inner = faults.innerSignature ? signatureAlgorithm(faults.innerSignature) : algorithm
  const extensions = requestedExtensions(request).map(extension.encodeExtension)
  const tbs = sequence(
    ...(version === 1 ? [] : [explicitTag(0, integer(version - 1))]),
    integer(serialNumber),
    inner.identifier,
    faults.issuer ? encodeName(faults.issuer) : (issuer?.subject ?? subject),
    sequence(time(request.notBefore), time(request.notAfter)),
    subject,
    key.spki,
    ...(issuerUniqueId === undefined ? [] : [implicitTag(1, bitString(issuerUniqueId))]),
    ...(subjectUniqueId === undefined ? [] : [implicitTag(2, bitString(subjectUniqueId))]),
    ...(extensions.length === 0 ? [] : [explicitTag(3, sequence(...extensions))]),
  )
  return faults.rewrite?.(tbs) ?? tbs
}

function requestedExtensions(request: CertificateRequest): extension.ExtensionInput[] {
  const { basicConstraints: basic, crlUris, extensions = [] } = request
  return [
    request.subjectKeyIdentifier && extension.subjectKeyIdentifier(request.subjectKeyIdentifier),
    request.authorityKeyIdentifier && extension.authorityKeyIdentifier(request.authorityKeyIdentifier),
    basic && extension.basicConstraints(basic.cA, basic.pathLenConstraint),
    request.keyUsage && extension.keyUsage(request.keyUsage),
    request.extKeyUsage && extension.extKeyUsage(request.extKeyUsage),
    request.subjectAltName && extension.subjectAltName(request.subjectAltName),
    crlUris && extension.crlDistributionPoints(crlUris),
    request.authorityInfoAccess && extension.authorityInfoAccess(request.authorityInfoAccess),
    request.certificatePolicies && extension.certificatePolicies(request.certificatePolicies),
    request.nameConstraints && extension.nameConstraints(request.nameConstraints),
    ...extensions,
  ].filter((one) => one !== null && one !== undefined)
}

/** 16 octets, the first between 0x40 and 0x7f: positive, and never shortened by leading zeros. */
function randomSerialNumber(): Uint8Array {
  const octets = Uint8Array.from(randomBytes(16))
  octets[0] = 0x40 | (octets[0]! & 0x3f)
  return octets
}
