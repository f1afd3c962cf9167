/** What a verifier is told and what it demands: the inputs of RFC 5280 section 6.1.1, and more that verifiers share. */

/** Demands beyond RFC 5280 section 6, each of its own. What authorities must do besides is not a verifier's business. */
export interface VerifierProfile {
  name: string
  /** Whether extKeyUsage of an issuer limits what is below it, as Windows, OpenSSL, Go, NSS and Chrome have it. */
  nestedPurposes: boolean
  /** Hashes that a signature inside the path must not rest on, as OpenSSL names them. */
  refusedHashes: ReadonlySet<string>
  /** Shortest RSA modulus, in bits. */
  leastRsaBits: number
}

/** RFC 5280 section 6 with the one addition that no verifier goes without. */
export const rfc5280Verifier: VerifierProfile = {
  name: 'RFC 5280',
  nestedPurposes: true,
  refusedHashes: new Set(),
  leastRsaBits: 0,
}

/** What browsers and current TLS stacks demand of certificates that public authorities issue. */
export const webPkiVerifier: VerifierProfile = {
  name: 'Web PKI',
  nestedPurposes: true,
  refusedHashes: new Set(['md2', 'md4', 'md5', 'sha1']),
  leastRsaBits: 2048,
}

/** RFC 5280 section 6.1.1 (c), (e), (f) and (g). */
export interface PolicyInputs {
  /** The user-initial-policy-set, as OIDs; absent: any policy will do. */
  acceptable?: readonly string[]
  /** initial-explicit-policy: the path must be valid for at least one of them. */
  explicit?: boolean
  /** initial-policy-mapping-inhibit. */
  inhibitMapping?: boolean
  /** initial-any-policy-inhibit. */
  inhibitAny?: boolean
}

/** What a path is validated for. */
export interface Verifier {
  /** The moment that counts, RFC 5280 section 6.1.1 (b). */
  at: Date
  /** Absent: `webPkiVerifier` for paths to an anchor of a public program, `rfc5280Verifier` for others. */
  profile?: VerifierProfile
  /** OID of the KeyPurposeId that the end entity is used for; absent: serverAuth; null: whatever it may be used for. */
  purpose?: string | null
  policies?: PolicyInputs
  /** How many intermediates may stand between end entity and anchor, self-issued ones not counted; absent: any. */
  mostIntermediates?: number
}
