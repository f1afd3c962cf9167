/** Whether our key and the signatures in our chain are what a far end asks for, RFC 8446 section 4.2.3. */
import type { ClientAuth, TlsFacts } from '../report/observation.ts'
import type { PreflightReason } from '../report/preflight.ts'
import { signatureScheme } from '../x509/algorithm.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { PublicKey } from '../x509/public-key.ts'
import type { OwnChain } from './own-chain.ts'

/** ClientCertificateType of each kind of key, RFC 8422 section 5.5. */
const typeOfKey = new Map([
  ['RSA', 'rsa_sign'],
  ['RSASSA-PSS', 'rsa_sign'],
  ['DSA', 'dss_sign'],
  ['EC', 'ecdsa_sign'],
  ['Ed25519', 'ecdsa_sign'],
  ['Ed448', 'ecdsa_sign'],
])

/** Schemes of elliptic curves, which TLS 1.3 ties to one curve each. */
const schemeOfCurve = new Map([
  ['P-256', 'ecdsa_secp256r1_sha256'],
  ['P-384', 'ecdsa_secp384r1_sha384'],
  ['P-521', 'ecdsa_secp521r1_sha512'],
])

/** What is to be said of key and signatures; nothing of what the far end did not speak of. */
export function keyReasons(
  { types, signatureSchemes }: ClientAuth,
  version: TlsFacts['version'] | undefined,
  { endEntity, presented }: OwnChain,
): PreflightReason[] {
  const key = endEntity.publicKey
  if (key === undefined) {
    return [{ code: 'key-type', answer: 'unknown', detail: 'The key of your certificate cannot be read.' }]
  }
  return [
    ...(types.length === 0 ? [] : [typeReason(key, types)]),
    ...(signatureSchemes.length === 0
      ? []
      : [schemeReason(key, signatureSchemes, version), chainReason(presented, signatureSchemes)]),
  ]
}

function typeReason({ algorithm }: PublicKey, types: readonly string[]): PreflightReason {
  const type = typeOfKey.get(algorithm)
  const code = 'key-type'
  if (type === undefined) {
    return { code, answer: 'unknown', detail: `What type a ${algorithm} key is of in TLS is not known here.` }
  }
  const isAsked = types.includes(type)
  const detail = isAsked
    ? `The far end takes certificates with keys of your kind, ${algorithm} (${type}).`
    : `The far end takes no certificates with keys of your kind, ${algorithm}: it asks for ${types.join(', ')}.`
  return { code, answer: isAsked ? 'yes' : 'no', detail }
}

function schemeReason(
  key: PublicKey,
  schemes: readonly string[],
  version: TlsFacts['version'] | undefined,
): PreflightReason {
  const code = 'signature-schemes'
  const usable = usableSchemes(key, schemes, version)
  if (usable === undefined) {
    return {
      code,
      answer: 'unknown',
      detail: `Which signatures a ${key.algorithm} key makes in TLS is not known here.`,
    }
  }
  const [first] = usable
  const what = key.curve === undefined ? `${key.algorithm} key` : `${key.algorithm} key on ${key.curve}`
  return first === undefined
    ? { code, answer: 'no', detail: `Your ${what} can make none of the signatures that the far end takes.` }
    : { code, answer: 'yes', detail: `Your ${what} can sign as the far end asks, such as ${first}.` }
}

/** Schemes that the key can sign with in the handshake; undefined for keys that are not known. */
function usableSchemes(
  { algorithm, curve }: PublicKey,
  schemes: readonly string[],
  version: TlsFacts['version'] | undefined,
): string[] | undefined {
  const isNew = version === 'TLS 1.3'
  switch (algorithm) {
    case 'RSA':
      // In TLS 1.3 only certificates may still be signed with PKCS #1, not handshakes.
      return schemes.filter(
        (scheme) => scheme.startsWith('rsa_pss_rsae_') || (!isNew && scheme.startsWith('rsa_pkcs1_')),
      )
    case 'RSASSA-PSS':
      return schemes.filter((scheme) => scheme.startsWith('rsa_pss_pss_'))
    case 'EC':
      return schemes.filter((scheme) =>
        isNew ? scheme === schemeOfCurve.get(curve ?? '') : scheme.startsWith('ecdsa_'),
      )
    case 'Ed25519':
    case 'Ed448':
      return schemes.filter((scheme) => scheme === algorithm.toLowerCase())
    default:
      return undefined
  }
}

/** Few verifiers refuse for this: they look at what they can verify themselves. */
function chainReason(presented: readonly Certificate[], schemes: readonly string[]): PreflightReason {
  const code = 'chain-signatures'
  const other = presented.find((certificate) => !isSignedWith(certificate, schemes))
  if (other === undefined) {
    return {
      code,
      answer: 'yes',
      detail: 'The signatures in your chain are among those that the far end takes.',
    }
  }
  const name = other.signatureAlgorithm?.windowsName ?? 'an unreadable algorithm'
  const detail = `A certificate of your chain is signed with ${name}, which the far end does not name; a strict one refuses it.`
  return { code, answer: 'unknown', detail }
}

function isSignedWith({ signatureAlgorithm }: Certificate, schemes: readonly string[]): boolean {
  if (signatureAlgorithm === undefined) return false
  const { oid, hash = '', name } = signatureAlgorithm
  const scheme = signatureScheme(oid)
  if (scheme === 'rsa') return schemes.includes(`rsa_pkcs1_${hash}`)
  if (scheme === 'rsa-pss') return schemes.some((each) => each.startsWith('rsa_pss_') && each.endsWith(hash))
  if (scheme === 'ecdsa') return schemes.some((each) => each.startsWith('ecdsa_') && each.endsWith(hash))
  return schemes.includes(name.toLowerCase())
}
