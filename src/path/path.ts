/** Certification paths, RFC 5280 section 6: what they are made of and what can be wrong with them. */
import type { Certificate } from '../x509/certificate.ts'

/** A key that is trusted as such, RFC 5280 section 6.1.1 (d), carried by a certificate. */
export interface TrustAnchor {
  certificate: Certificate
  /** Where it came from, as words for the user: `Mozilla roots of Node 26.10.0`, `file lab-root.pem`. */
  origin: string
  /** Whether the origin is a public root program, so that strangers hold it too. */
  public: boolean
}

/** Why a path is not valid, with the section of RFC 5280 that says so where there is one. */
export type PathErrorCode =
  /** The path ends in nothing that is trusted, 6.1.1 (d). */
  | 'no-anchor'
  /** 6.1.3 (a) (2). */
  | 'expired'
  /** 6.1.3 (a) (2). */
  | 'not-yet-valid'
  /** 6.1.3 (a) (1). */
  | 'signature-invalid'
  /** The algorithm or key is none that can be checked here: nothing is known. */
  | 'signature-unsupported'
  /** Signed with a hash that the profile refuses. */
  | 'signature-weak'
  /** A key shorter than the profile allows. */
  | 'key-weak'
  /** 6.1.4 (k). */
  | 'not-a-ca'
  /** 6.1.4 (n). */
  | 'key-usage'
  /** 6.1.4 (l) and (m). */
  | 'path-length'
  /** More intermediates than the caller allows. */
  | 'too-long'
  /** 4.2.1.12. */
  | 'ext-key-usage'
  /** A name outside what an issuer above permits, or inside what it excludes, 6.1.3 (b) and (c). */
  | 'name-constraints'
  /** A constraint that nobody can apply to a name that is there, 4.2.1.10. */
  | 'name-constraints-unusable'
  /** No acceptable policy where one is demanded, 6.1.3 (f) and 6.1.5 (g). */
  | 'policy'
  /** anyPolicy is mapped, 6.1.4 (a). */
  | 'policy-mapping'
  /** 6.1.4 (o), 6.1.5 (f). */
  | 'unhandled-critical'
  /** An extension that the check rests on cannot be read, or is there twice, 4.2. */
  | 'unreadable'
  /** The set of certificates is too tangled: the search ended before it had tried everything. */
  | 'search-ended'

/** One reason why a path is not valid. */
export interface PathError {
  code: PathErrorCode
  /** The certificate at fault. */
  certificate?: Certificate
  detail: string
  /** Where in the certificate's DER the fault lies, in bytes. */
  offset?: number
  /** The name, policy or extension that the detail speaks of, as the certificate has it. */
  name?: string
}

/** A sequence of certificates, each certified by the next, before it has been validated. */
export interface PathCandidate {
  /** End entity first; the anchor's certificate is last when the candidate reaches one. */
  certificates: readonly Certificate[]
  anchor?: TrustAnchor
}

/** A candidate path, validated. */
export interface Path extends PathCandidate {
  valid: boolean
  errors: PathError[]
  /** Name of the profile that it was held against. */
  profile: string
}
