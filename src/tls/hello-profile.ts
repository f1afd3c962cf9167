/** Kinds of ClientHello. A profile is a value: everything that distinguishes one hello from another, less the secrets. */
import { cipherSuiteCode } from './cipher-suite.ts'
import { namedGroup } from './named-group.ts'
import { offeredSignatureSchemes } from './signature-scheme.ts'
import { protocolVersion } from './version.ts'

export interface HelloProfile {
  /** As reports name it. */
  name: string
  /** client_version field: the highest version before TLS 1.3 (RFC 8446 section 4.1.2). */
  legacyVersion: number
  /** Content of supported_versions; empty leaves the extension out, and TLS 1.3 with it. */
  versions: readonly number[]
  cipherSuites: readonly number[]
  /** Groups offered; empty leaves the extension out. */
  groups: readonly number[]
  /** Groups, of those offered, for which a share goes along. */
  keyShares: readonly number[]
  /** Schemes offered; empty leaves the extension out. */
  signatureSchemes: readonly number[]
  /** A session id that is not empty makes TLS 1.3 look like a resumed TLS 1.2 to what lies between (appendix D.4). */
  sessionId: boolean
}

const forwardSecret = suites(`
  ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 ECDHE_RSA_WITH_AES_128_GCM_SHA256
  ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 ECDHE_RSA_WITH_AES_256_GCM_SHA384
  ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
  DHE_RSA_WITH_AES_128_GCM_SHA256 DHE_RSA_WITH_AES_256_GCM_SHA384 DHE_RSA_WITH_CHACHA20_POLY1305_SHA256
  ECDHE_ECDSA_WITH_AES_128_CCM ECDHE_ECDSA_WITH_AES_256_CCM
  ECDHE_ECDSA_WITH_AES_128_CCM_8 ECDHE_ECDSA_WITH_AES_256_CCM_8
  ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 ECDHE_RSA_WITH_AES_128_CBC_SHA256
  ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 ECDHE_RSA_WITH_AES_256_CBC_SHA384
  DHE_RSA_WITH_AES_128_CBC_SHA256 DHE_RSA_WITH_AES_256_CBC_SHA256
  DHE_DSS_WITH_AES_128_GCM_SHA256 DHE_DSS_WITH_AES_256_GCM_SHA384
  DHE_DSS_WITH_AES_128_CBC_SHA256 DHE_DSS_WITH_AES_256_CBC_SHA256`)

const staticRsa = suites(`
  RSA_WITH_AES_128_GCM_SHA256 RSA_WITH_AES_256_GCM_SHA384 RSA_WITH_AES_128_CCM RSA_WITH_AES_256_CCM
  RSA_WITH_AES_128_CBC_SHA256 RSA_WITH_AES_256_CBC_SHA256`)

/** What a server of the TLS 1.0 era can choose. Export suites, and those that need no certificate, are left out. */
const old = suites(`
  ECDHE_ECDSA_WITH_AES_128_CBC_SHA ECDHE_RSA_WITH_AES_128_CBC_SHA
  ECDHE_ECDSA_WITH_AES_256_CBC_SHA ECDHE_RSA_WITH_AES_256_CBC_SHA
  DHE_RSA_WITH_AES_128_CBC_SHA DHE_RSA_WITH_AES_256_CBC_SHA
  RSA_WITH_AES_128_CBC_SHA RSA_WITH_AES_256_CBC_SHA
  DHE_DSS_WITH_AES_128_CBC_SHA DHE_DSS_WITH_AES_256_CBC_SHA
  DHE_RSA_WITH_CAMELLIA_128_CBC_SHA DHE_RSA_WITH_CAMELLIA_256_CBC_SHA
  RSA_WITH_CAMELLIA_128_CBC_SHA RSA_WITH_CAMELLIA_256_CBC_SHA RSA_WITH_SEED_CBC_SHA RSA_WITH_IDEA_CBC_SHA
  ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA ECDHE_RSA_WITH_3DES_EDE_CBC_SHA
  DHE_RSA_WITH_3DES_EDE_CBC_SHA DHE_DSS_WITH_3DES_EDE_CBC_SHA RSA_WITH_3DES_EDE_CBC_SHA
  ECDHE_ECDSA_WITH_RC4_128_SHA ECDHE_RSA_WITH_RC4_128_SHA RSA_WITH_RC4_128_SHA RSA_WITH_RC4_128_MD5
  DHE_RSA_WITH_DES_CBC_SHA RSA_WITH_DES_CBC_SHA`)

const tls13Suites = suites('AES_128_GCM_SHA256 AES_256_GCM_SHA384 CHACHA20_POLY1305_SHA256')

const ellipticCurves = [namedGroup.secp256r1, namedGroup.secp384r1, namedGroup.secp521r1]

/** One hello for TLS 1.0 to 1.3, with every suite by which a certificate can be had. */
export const modernProfile: HelloProfile = {
  name: 'modern',
  legacyVersion: protocolVersion.tls12,
  versions: [protocolVersion.tls13, protocolVersion.tls12, protocolVersion.tls11, protocolVersion.tls10],
  cipherSuites: [...tls13Suites, ...forwardSecret, ...staticRsa, ...old],
  groups: [namedGroup.x25519, ...ellipticCurves],
  keyShares: [namedGroup.x25519, namedGroup.secp256r1],
  signatureSchemes: offeredSignatureSchemes,
  sessionId: true,
}

/** For servers and middleboxes that refuse a hello because it mentions TLS 1.3. */
export const tls12Profile: HelloProfile = {
  name: 'tls1.2',
  legacyVersion: protocolVersion.tls12,
  versions: [],
  cipherSuites: [...forwardSecret, ...staticRsa, ...old],
  groups: [namedGroup.x25519, ...ellipticCurves],
  keyShares: [],
  signatureSchemes: offeredSignatureSchemes,
  sessionId: false,
}

/** As a client of the TLS 1.0 era spoke: short, with nothing that is younger than RFC 4492. */
export const legacyProfile: HelloProfile = {
  name: 'legacy',
  legacyVersion: protocolVersion.tls10,
  versions: [],
  cipherSuites: old,
  groups: ellipticCurves,
  keyShares: [],
  signatureSchemes: [],
  sessionId: false,
}

/** Numbers of suites that are named without their prefix, most wanted first. */
function suites(names: string): number[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => cipherSuiteCode(`TLS_${name}`))
}
