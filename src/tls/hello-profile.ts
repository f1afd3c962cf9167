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
  /** Whether the server is named, where it has a name (RFC 6066 section 3). */
  serverName: boolean
  /** Whether the far end is asked to send along what OCSP says of its certificate (RFC 6066 section 8). */
  statusRequest: boolean
  /** Whether there is a block of extensions at all; SSL 3.0 knows none. */
  extensions: boolean
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

/** What a server of the TLS 1.0 era can choose. */
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

/** What nobody should choose, and a server of the export era may have nothing else: the certificate goes along. */
const weak = suites(`
  DH_RSA_WITH_AES_128_CBC_SHA DH_DSS_WITH_AES_128_CBC_SHA
  ECDH_ECDSA_WITH_AES_128_CBC_SHA ECDH_RSA_WITH_AES_128_CBC_SHA
  DH_RSA_WITH_3DES_EDE_CBC_SHA DH_DSS_WITH_3DES_EDE_CBC_SHA DHE_DSS_WITH_DES_CBC_SHA
  DHE_RSA_EXPORT_WITH_DES40_CBC_SHA DHE_DSS_EXPORT_WITH_DES40_CBC_SHA RSA_EXPORT_WITH_DES40_CBC_SHA
  RSA_EXPORT_WITH_RC2_CBC_40_MD5 RSA_EXPORT_WITH_RC4_40_MD5
  ECDHE_ECDSA_WITH_NULL_SHA ECDHE_RSA_WITH_NULL_SHA RSA_WITH_NULL_SHA RSA_WITH_NULL_MD5`)

/** Suites that go without a certificate, so that a server which has nothing else can say so. */
const anonymous = suites(`
  DH_anon_WITH_AES_128_GCM_SHA256 DH_anon_WITH_AES_256_GCM_SHA384
  DH_anon_WITH_AES_128_CBC_SHA256 DH_anon_WITH_AES_256_CBC_SHA256
  ECDH_anon_WITH_AES_128_CBC_SHA ECDH_anon_WITH_AES_256_CBC_SHA
  DH_anon_WITH_AES_128_CBC_SHA DH_anon_WITH_AES_256_CBC_SHA
  DH_anon_WITH_CAMELLIA_128_CBC_SHA DH_anon_WITH_CAMELLIA_256_CBC_SHA DH_anon_WITH_SEED_CBC_SHA
  ECDH_anon_WITH_3DES_EDE_CBC_SHA DH_anon_WITH_3DES_EDE_CBC_SHA
  ECDH_anon_WITH_RC4_128_SHA DH_anon_WITH_RC4_128_MD5 DH_anon_WITH_DES_CBC_SHA
  DH_anon_EXPORT_WITH_DES40_CBC_SHA DH_anon_EXPORT_WITH_RC4_40_MD5 ECDH_anon_WITH_NULL_SHA`)

/** Says what the renegotiation_info extension says, where there are no extensions (RFC 5746 section 3.3). */
const renegotiationSignal = suites('EMPTY_RENEGOTIATION_INFO_SCSV')

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
  serverName: true,
  statusRequest: false,
  extensions: true,
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
  serverName: true,
  statusRequest: false,
  extensions: true,
}

/** As a client of the TLS 1.0 era spoke: short, with nothing that is younger than RFC 4492. */
export const legacyProfile: HelloProfile = {
  name: 'legacy',
  legacyVersion: protocolVersion.tls10,
  versions: [],
  cipherSuites: [...old, ...weak],
  groups: ellipticCurves,
  keyShares: [],
  signatureSchemes: [],
  sessionId: false,
  serverName: true,
  statusRequest: false,
  extensions: true,
}

/** Asks for whatever the far end presents to somebody who does not say whom he wants. */
export const noServerNameProfile: HelloProfile = { ...modernProfile, name: 'no-sni', serverName: false }

/** As a client of SSL 3.0 spoke that knew TLS 1.0: for servers that read no further than to the extensions. */
export const noExtensionsProfile: HelloProfile = {
  ...legacyProfile,
  name: 'no-extensions',
  cipherSuites: [...old, ...weak, ...renegotiationSignal],
  groups: [],
  serverName: false,
  extensions: false,
}

/** For servers that refuse to be offered anything above SSL 3.0, instead of choosing it (RFC 6101). */
export const ssl30Profile: HelloProfile = {
  ...noExtensionsProfile,
  name: 'ssl3.0',
  legacyVersion: protocolVersion.ssl30,
}

/** The group comes without its share of 1,216 octets: who wants it asks for it, and nobody else meets a long hello. */
export const postQuantumProfile: HelloProfile = {
  ...modernProfile,
  name: 'post-quantum',
  groups: [...modernProfile.groups, namedGroup.x25519MlKem768],
}

/** No certificate can come of it, but the name of the suite that the far end has instead. */
export const anonymousProfile: HelloProfile = {
  ...tls12Profile,
  name: 'anonymous',
  cipherSuites: [...anonymous, ...suites('RSA_WITH_NULL_SHA256')],
}

/** The hello of SSL 2.0, for servers that understand no record of what came after it. Cipher kinds have three octets. */
export const ssl20Profile: HelloProfile = {
  ...ssl30Profile,
  name: 'ssl2.0',
  legacyVersion: protocolVersion.ssl20,
  cipherSuites: [0x0700c0, 0x010080, 0x030080, 0x050080, 0x060040, 0x020080, 0x040080],
}

/** Every profile, in the order in which a report explains them. */
export const helloProfiles: readonly HelloProfile[] = [
  modernProfile,
  tls12Profile,
  legacyProfile,
  noServerNameProfile,
  noExtensionsProfile,
  ssl30Profile,
  postQuantumProfile,
  anonymousProfile,
  ssl20Profile,
]

/** Numbers of suites that are named without their prefix, most wanted first. */
function suites(names: string): number[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => cipherSuiteCode(`TLS_${name}`))
}
