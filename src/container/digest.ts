/** The hashes that protect PKCS #12 files, as OpenSSL names them. */

/** A hash; what it gives and what its HMAC takes at a time, in octets: `u` and `v` of RFC 7292 appendix B. */
export interface Digest {
  name: string
  size: number
  block: number
}

/** The hash of an AlgorithmIdentifier's OID; undefined when it is none of these. */
export function digestOf(oid: string): Digest | undefined {
  return digests.get(oid)
}

/** The hash of an HMAC's OID, RFC 8018 appendix B.1. */
export function hmacDigestOf(oid: string): Digest | undefined {
  return hmacs.get(oid)
}

/** SHA-1: what PKCS #12 began with. */
export const sha1: Digest = { name: 'sha1', size: 20, block: 64 }
const sha224: Digest = { name: 'sha224', size: 28, block: 64 }
const sha256: Digest = { name: 'sha256', size: 32, block: 64 }
const sha384: Digest = { name: 'sha384', size: 48, block: 128 }
const sha512: Digest = { name: 'sha512', size: 64, block: 128 }

const digests = new Map([
  ['1.3.14.3.2.26', sha1],
  ['2.16.840.1.101.3.4.2.4', sha224],
  ['2.16.840.1.101.3.4.2.1', sha256],
  ['2.16.840.1.101.3.4.2.2', sha384],
  ['2.16.840.1.101.3.4.2.3', sha512],
])

const hmacs = new Map([
  ['1.2.840.113549.2.7', sha1],
  ['1.2.840.113549.2.8', sha224],
  ['1.2.840.113549.2.9', sha256],
  ['1.2.840.113549.2.10', sha384],
  ['1.2.840.113549.2.11', sha512],
])
