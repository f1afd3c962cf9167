import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cipherSuiteName } from './cipher-suite.ts'
import {
  ecdsaCertificateProfile,
  forwardSecrecyProfile,
  rsaCertificateProfile,
  rsaKeyExchangeProfile,
  teamsProfiles,
  versionProfiles,
} from './narrow-profile.ts'
import { signatureSchemeName } from './signature-scheme.ts'
import { protocolVersion } from './version.ts'

test('each version is offered by a hello that offers no other', () => {
  const offers = versionProfiles.map(({ version, profile }) => [
    version,
    profile.versions.length === 0 ? [profile.legacyVersion] : profile.versions,
  ])
  assert.deepEqual(offers, [
    ['TLS 1.0', [protocolVersion.tls10]],
    ['TLS 1.1', [protocolVersion.tls11]],
    ['TLS 1.2', [protocolVersion.tls12]],
    ['TLS 1.3', [protocolVersion.tls13]],
  ])
})

test('a hello of TLS 1.3 alone has nothing that an older version could choose', () => {
  const names = versionProfiles.at(-1)?.profile.cipherSuites.map(cipherSuiteName) ?? []
  assert.equal(names.length, 3)
  for (const name of names) assert.doesNotMatch(name, /_WITH_/)
})

test('each suite of Teams is offered alone', () => {
  for (const { suite, profile } of teamsProfiles) {
    assert.deepEqual(profile.cipherSuites.map(cipherSuiteName), [suite])
  }
})

test('RSA key exchange and forward secrecy share no suite', () => {
  const rsa = rsaKeyExchangeProfile.cipherSuites.map(cipherSuiteName)
  assert.ok(rsa.includes('TLS_RSA_WITH_AES_128_CBC_SHA'))
  for (const name of rsa) assert.match(name, /^TLS_RSA_WITH_/)
  const secret = forwardSecrecyProfile.cipherSuites.map(cipherSuiteName)
  for (const name of secret) assert.doesNotMatch(name, /^TLS_RSA_WITH_/)
  assert.ok(secret.includes('TLS_DHE_RSA_WITH_AES_128_CBC_SHA'))
})

for (const [profile, own, others] of [
  [rsaCertificateProfile, /_RSA_WITH_/, /^(ecdsa|ed)/],
  [ecdsaCertificateProfile, /_ECDSA_WITH_/, /^(rsa|ed)/],
] as const) {
  test(`${profile.name} offers suites and schemes for one kind of key`, () => {
    const names = profile.cipherSuites.map(cipherSuiteName).filter((name) => name.includes('_WITH_'))
    assert.ok(names.length > 5)
    for (const name of names) assert.match(name, own)
    const schemes = profile.signatureSchemes.map(signatureSchemeName)
    assert.ok(schemes.length > 3)
    for (const name of schemes) assert.doesNotMatch(name, others)
  })
}
