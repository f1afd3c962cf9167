/** ClientHellos that offer little, to learn from the answer whether the far end accepts just that. */
import { cipherSuiteCode, cipherSuiteName } from './cipher-suite.ts'
import { type HelloProfile, legacyProfile, modernProfile, tls12Profile } from './hello-profile.ts'
import { signatureSchemeName } from './signature-scheme.ts'
import { protocolVersion, type VersionName } from './version.ts'

/** The versions that can be asked for one by one; our reader does not offer SSL 3.0. */
export type OfferedVersion = Exclude<VersionName, 'SSL 3.0'>

/** A hello for each version that offers this version alone, oldest first. */
export const versionProfiles: readonly { version: OfferedVersion; profile: HelloProfile }[] = [
  { version: 'TLS 1.0', profile: { ...legacyProfile, name: 'tls1.0-only' } },
  {
    version: 'TLS 1.1',
    profile: { ...legacyProfile, name: 'tls1.1-only', legacyVersion: protocolVersion.tls11 },
  },
  { version: 'TLS 1.2', profile: { ...tls12Profile, name: 'tls1.2-only' } },
  {
    version: 'TLS 1.3',
    profile: {
      ...modernProfile,
      name: 'tls1.3-only',
      versions: [protocolVersion.tls13],
      cipherSuites: modernProfile.cipherSuites.filter(isOfTls13),
    },
  },
]

/** A TLS 1.2 hello for each of the four suites that Teams Direct Routing offers, in its order of preference. */
export const teamsProfiles: readonly { suite: string; profile: HelloProfile }[] = [
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
].map((suite) => ({
  suite,
  profile: { ...tls12Profile, name: suite, cipherSuites: [cipherSuiteCode(suite)] },
}))

/** Every suite in which the key of the certificate decrypts the premaster secret (RFC 5246 section 7.4.7.1). */
export const rsaKeyExchangeProfile: HelloProfile = {
  ...tls12Profile,
  name: 'rsa-key-exchange',
  cipherSuites: tls12Profile.cipherSuites.filter(hasRsaKeyExchange),
}

/** Every version and suite but those with RSA key exchange. */
export const forwardSecrecyProfile: HelloProfile = {
  ...modernProfile,
  name: 'forward-secrecy',
  cipherSuites: modernProfile.cipherSuites.filter((code) => !hasRsaKeyExchange(code)),
}

/** For peers that can use a certificate with an RSA key and no other. */
export const rsaCertificateProfile = certificateProfile('rsa-certificate', 'RSA', 'rsa_')

/** For peers that can use a certificate with an elliptic-curve key and no other. */
export const ecdsaCertificateProfile = certificateProfile('ecdsa-certificate', 'ECDSA', 'ecdsa_')

// Up to TLS 1.2 the suite says which kind of key signs, in TLS 1.3 the signature schemes do.
function certificateProfile(name: string, algorithm: string, schemePrefix: string): HelloProfile {
  return {
    ...modernProfile,
    name,
    cipherSuites: modernProfile.cipherSuites.filter(
      (code) => isOfTls13(code) || cipherSuiteName(code).includes(`_${algorithm}_WITH_`),
    ),
    signatureSchemes: modernProfile.signatureSchemes.filter((code) =>
      signatureSchemeName(code).startsWith(schemePrefix),
    ),
  }
}

/**
 * A hello that asks to send along what OCSP says of the certificate. It is one of its own, because some servers (wolfSSL
 * 5.5 in lighttpd) hang up when they are asked and have no such thing.
 */
export function staplingProfile(profile: HelloProfile): HelloProfile {
  return { ...profile, name: 'stapling', statusRequest: true }
}

function hasRsaKeyExchange(code: number): boolean {
  return cipherSuiteName(code).startsWith('TLS_RSA_WITH_')
}

/** Suites of TLS 1.3 name no key exchange (RFC 8446 appendix B.4). */
function isOfTls13(code: number): boolean {
  return !cipherSuiteName(code).includes('_WITH_')
}
