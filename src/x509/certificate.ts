/** X.509 certificates, RFC 5280 section 4, read without ever throwing. */
import type { Fault } from '../asn1/fault.ts'
import type { AlgorithmIdentifier } from './algorithm.ts'
import type { Extension } from './extension.ts'
import type { AccessDescription } from './extensions/access.ts'
import type { BasicConstraints } from './extensions/basic-constraints.ts'
import type { PolicyInformation } from './extensions/certificate-policies.ts'
import type { DistributionPoint } from './extensions/distribution-points.ts'
import type { AuthorityKeyIdentifier } from './extensions/key-identifier.ts'
import type { KeyUsage } from './extensions/key-usage.ts'
import type { NameConstraints } from './extensions/name-constraints.ts'
import type { PolicyConstraints, PolicyMapping } from './extensions/policy-limits.ts'
import type { SignedCertificateTimestamp } from './extensions/transparency.ts'
import type { GeneralName } from './general-name.ts'
import type { Name } from './name.ts'
import type { PublicKey } from './public-key.ts'

/**
 * A decoded certificate. Everything that could not be read is undefined or empty and stands in `faults`;
 * decoding happens on demand and is kept.
 */
export interface Certificate {
  readonly der: Uint8Array
  /** SHA-256 of the DER, lower-case hex. */
  readonly sha256: string
  /** SHA-1 of the DER, upper-case hex. */
  readonly sha1: string
  /** DER of the TBSCertificate: what the signature covers. */
  readonly tbs: Uint8Array | undefined
  /** 1, 2 or 3; 0 when unreadable. */
  readonly version: number
  /** Upper-case hex of the INTEGER's content octets; empty when unreadable. */
  readonly serialNumber: string
  /** signatureAlgorithm outside, and its copy inside the TBSCertificate. */
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier | undefined
  readonly signature: Uint8Array | undefined
  readonly issuer: Name
  readonly subject: Name
  readonly notBefore: Date | undefined
  readonly notAfter: Date | undefined
  readonly publicKey: PublicKey | undefined
  /** Obsolete, and kept for completeness. */
  readonly issuerUniqueId: Uint8Array | undefined
  readonly subjectUniqueId: Uint8Array | undefined
  /** In encoded order, duplicates included. */
  readonly extensions: readonly Extension[]
  /** Undefined when the extension is absent or unreadable; `extension(oid)` tells which. So are all that follow. */
  readonly subjectAltName: readonly GeneralName[] | undefined
  readonly issuerAltName: readonly GeneralName[] | undefined
  readonly basicConstraints: BasicConstraints | undefined
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined
  /** OIDs of KeyPurposeIds. */
  readonly extKeyUsage: readonly string[] | undefined
  readonly subjectKeyIdentifier: Uint8Array | undefined
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | undefined
  readonly cRLDistributionPoints: readonly DistributionPoint[] | undefined
  /** URIs of every distribution point's fullName. */
  readonly crlUris: readonly string[] | undefined
  readonly authorityInfoAccess: readonly AccessDescription[] | undefined
  readonly nameConstraints: NameConstraints | undefined
  readonly certificatePolicies: readonly PolicyInformation[] | undefined
  readonly policyMappings: readonly PolicyMapping[] | undefined
  readonly policyConstraints: PolicyConstraints | undefined
  /** Certificates that may follow before anyPolicy stops to count. */
  readonly inhibitAnyPolicy: number | undefined
  readonly signedCertificateTimestamps: readonly SignedCertificateTimestamp[] | undefined
  /** Numbers of TLS extensions; 5 is the demand for a stapled OCSP response. */
  readonly tlsFeatures: readonly number[] | undefined
  /** commonName values of the subject, most specific RDN first. */
  readonly commonNames: readonly string[]
  /** Everything that does not conform, in the order of offsets; the first hundred. Reads every extension. */
  readonly faults: readonly Fault[]
  /** `nameKey` of subject and issuer: equal names share it. */
  readonly subjectKey: string
  readonly issuerKey: string
  /** What others derive from this certificate, each under a key of its own; see derivation.ts. */
  readonly derived: Map<object, unknown>
  /** The first extension with this OID. */
  extension(oid: string): Extension | undefined
}
