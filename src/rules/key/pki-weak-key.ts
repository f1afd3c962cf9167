/** pki-weak-key: the private key can be derived from the public one, or is published. */
import { sha256Hex } from '../../x509/fingerprint.ts'
import type { PublicKey } from '../../x509/public-key.ts'
import { rsaModulus } from '../../x509/rsa-modulus.ts'
import { weaknessOfModulus } from '../../x509/weak-modulus.ts'
import type { ChainRule, RuleResult } from '../rule.ts'
import { certificateLabel, pathMembers } from '../best-path.ts'
import { sharedKeys, sharedKeysCheckedOn } from '../data/shared-keys.ts'
import { baselineRequirements, rocaAttack } from '../sources.ts'

export const pkiWeakKey: ChainRule = {
  id: 'pki-weak-key',
  title: 'Private key can be derived',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(chain) {
    for (const certificate of pathMembers(chain)) {
      const weakness = certificate.publicKey && weaknessOf(certificate.publicKey)
      if (weakness === undefined) continue
      const evidence = { certificate: certificateLabel(certificate), ...weakness.evidence }
      yield { message: weakness.message, evidence }
    }
  },
  messages: {
    published: {
      text: 'The private key of {certificate} is published: {where}. Anybody can answer in place of this server.',
      fix: 'Make a new key on the server and have a certificate issued for it. Have the present one revoked.',
    },
    roca: {
      text: 'The RSA key of {certificate} bears the mark of a faulty library in security chips (ROCA, CVE-2017-15361). The private key can be computed from the public one.',
      fix: 'Make the key in software, or update the TPM, smart card or HSM and make a new one there; then get a new certificate and have this one revoked.',
    },
    'close-primes': {
      text: 'The two primes of the RSA key of {certificate} lie so close together that the private key is found within moments (the method of Fermat), and whoever has it can answer in place of this server.',
      fix: 'The software or device that made the key is at fault. Make a new key elsewhere, get a new certificate and have this one revoked.',
    },
    'small-factor': {
      text: 'The RSA modulus of {certificate} can be divided by {factor}. Such a key protects nothing.',
      fix: 'The software that made the key is at fault, or the certificate is damaged. Make a new key elsewhere and get a new certificate.',
    },
  },
  doc: {
    what: 'An RSA key of the best certification path has a factor below 752, the fingerprint of ROCA, or primes that 100 rounds of the method of Fermat find; or its private half is published as a test key. Keys of up to 16,384 bits are checked. The lists of keys from the Debian fault of 2008 are too large to be carried along, and are not checked.',
    why: 'Whoever derives the private key can pose as this server and, with the key of an authority, as every server. Public authorities must refuse such keys; private ones and devices do not look.',
    fix: 'A renewal with the old key changes nothing: a new key pair has to be made, and the old certificate revoked.',
    bad: 'RSA key made by a TPM with firmware of 2016.',
    good: 'RSA key made by Windows CNG or OpenSSL in software.',
  },
  source: [
    baselineRequirements('6.1.1.3'),
    baselineRequirements('6.1.6'),
    rocaAttack,
    { title: 'Published test keys', checkedOn: sharedKeysCheckedOn },
  ],
  since: '0.1.0',
}

const known = new WeakMap<PublicKey, RuleResult | null>()

// The members of a pool and every path below an authority share keys.
function weaknessOf(key: PublicKey): RuleResult | undefined {
  let answer = known.get(key)
  if (answer === undefined) known.set(key, (answer = examine(key) ?? null))
  return answer ?? undefined
}

function examine(key: PublicKey): RuleResult | undefined {
  const modulus = rsaModulus(key)
  if (modulus === undefined) return undefined
  const where = sharedKeys.get(sha256Hex(modulus))
  if (where !== undefined) return { message: 'published', evidence: { where } }
  const weakness = weaknessOfModulus(modulus)
  if (weakness === undefined) return undefined
  const evidence = weakness.kind === 'small-factor' ? { factor: weakness.factor } : {}
  return { message: weakness.kind, evidence }
}
