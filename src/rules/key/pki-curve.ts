/** pki-curve: an elliptic-curve key of the path is on a curve that peers do not take. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel, pathMembers } from '../best-path.ts'
import { excerpt } from '../excerpt.ts'
import { baselineRequirements, mozillaRootPolicy, skypeServerCertificates } from '../sources.ts'

const permitted = new Set(['P-256', 'P-384', 'P-521'])

export const pkiCurve: ChainRule = {
  id: 'pki-curve',
  title: 'Elliptic curve that peers do not take',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(chain) {
    for (const certificate of pathMembers(chain)) {
      const { algorithm, curve } = certificate.publicKey ?? {}
      if (algorithm !== 'EC' || (curve !== undefined && permitted.has(curve))) continue
      yield {
        message: 'finding',
        evidence: { certificate: certificateLabel(certificate), curve: excerpt(curve ?? 'unreadable') },
      }
    }
  },
  messages: {
    finding: {
      text: 'The key of {certificate} is on the curve {curve:term}. Public authorities may certify P-256, P-384 and P-521 only, and TLS clients commonly offer no other for certificates: they end the handshake.',
      fix: 'Make a new key on P-256 (or RSA with 2048 bits) and have a certificate issued for it.',
    },
  },
  doc: {
    what: 'An elliptic-curve key in the best certification path is on another curve than P-256, P-384 or P-521, or spells its curve out.',
    why: 'Clients name the groups that they support; Windows, Skype for Business and telephones know the three curves of NIST. With any other curve there is nothing in common, and the failure looks like a missing cipher suite.',
    fix: 'With OpenSSL `-pkeyopt ec_paramgen_curve:P-256`; on Windows choose ECDSA_P256 in the template.',
    bad: 'EC key on secp256k1.',
    good: 'EC key on P-256.',
  },
  source: [baselineRequirements('6.1.5'), mozillaRootPolicy, skypeServerCertificates],
  since: '0.1.0',
}
