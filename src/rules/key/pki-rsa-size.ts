/** pki-rsa-size: an RSA key in the path is too short or malformed. */
import type { PublicKey } from '../../x509/public-key.ts'
import type { ChainRule } from '../rule.ts'
import { certificateLabel, pathMembers } from '../best-path.ts'
import { baselineRequirements, skypeServerCertificates } from '../sources.ts'

export const pkiRsaSize: ChainRule = {
  id: 'pki-rsa-size',
  title: 'RSA key too short or malformed',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(chain) {
    for (const certificate of pathMembers(chain)) {
      const key = certificate.publicKey
      if (key === undefined || (key.algorithm !== 'RSA' && key.algorithm !== 'RSASSA-PSS')) continue
      const evidence = { certificate: certificateLabel(certificate) }
      if (key.bits !== undefined && key.bits < 2048) {
        yield { message: 'short', evidence: { ...evidence, bits: key.bits } }
      } else if (key.bits !== undefined && key.bits % 8 !== 0) {
        yield { message: 'odd-size', evidence: { ...evidence, bits: key.bits } }
      }
      const exponent = exponentOf(key)
      if (exponent === undefined || (exponent >= 65_537n && exponent % 2n === 1n)) continue
      const sound = exponent >= 3n && exponent % 2n === 1n
      yield sound
        ? {
            message: 'small-exponent',
            severity: 'warning',
            evidence: { ...evidence, exponent: `${exponent}` },
          }
        : { message: 'bad-exponent', evidence: { ...evidence, exponent: exponentText(exponent) } }
    }
  },
  messages: {
    short: {
      text: 'The RSA key of {certificate} has {bits} bits, and current clients refuse less than 2048, which is within reach of attackers.',
      fix: 'Make a new key of 2048 bits or more and have a certificate issued for it. Skype for Business documents 1024 bits as supported: do not follow that.',
    },
    'odd-size': {
      text: 'The RSA key of {certificate} has {bits} bits, which is no multiple of 8. Public authorities may not certify it, and some implementations cannot use it.',
      fix: 'Make a new key of 2048 bits and have a certificate issued for it.',
    },
    'small-exponent': {
      text: 'The RSA key of {certificate} has the public exponent {exponent}, below the recommended 65537. Small exponents turn careless implementations into forged signatures.',
      fix: 'Make the next key with the usual exponent 65537.',
    },
    'bad-exponent': {
      text: 'The RSA key of {certificate} has the public exponent {exponent}, which cannot be a sound one: it must be odd and at least 3.',
      fix: 'The software that made the key is at fault. Make a new key elsewhere and have a certificate issued for it.',
    },
  },
  doc: {
    what: 'An RSA key of the path is shorter than 2048 bits, has a size that is no multiple of 8, or has a public exponent that is even or smaller than 3; exponents below 65537 give a warning.',
    why: 'Keys below 2048 bits are refused by current clients. An odd size or exponent points to software that makes its keys in an unusual way, and unusual keys meet implementations that were never tested with them.',
    fix: 'Make a new key with 2048 bits (or 4096) and the exponent 65537, which every tool does by default today, and request a certificate for it. Renewing with the old key changes nothing.',
    bad: 'RSA, 1024 bits.',
    good: 'RSA, 2048 bits, exponent 65537.',
  },
  source: [baselineRequirements('6.1.5'), baselineRequirements('6.1.6'), skypeServerCertificates],
  since: '0.1.0',
}

function exponentOf(key: PublicKey): bigint | undefined {
  return key.exponent === undefined || !/^-?\d+$/.test(key.exponent) ? undefined : BigInt(key.exponent)
}

function exponentText(exponent: bigint): string {
  const text = String(exponent)
  return text.length > 20 ? `of ${text.length} digits` : text
}
