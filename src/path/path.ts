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

export type PathErrorCode =
  | 'no-anchor'
  | 'expired'
  | 'not-yet-valid'
  | 'signature-invalid'
  | 'signature-unsupported'
  | 'not-a-ca'
  | 'key-usage'
  | 'path-length'
  | 'name-mismatch'
  | 'ext-key-usage'
  | 'unhandled-critical'
  | 'unreadable'

/** One reason why a path is not valid. */
export interface PathError {
  code: PathErrorCode
  /** The certificate at fault. */
  certificate?: Certificate
  detail: string
}

/** A candidate path, end entity first. */
export interface Path {
  /** End entity … issuer of last resort; the anchor's certificate is last when the path reaches one. */
  certificates: Certificate[]
  valid: boolean
  errors: PathError[]
  anchor?: TrustAnchor
}
