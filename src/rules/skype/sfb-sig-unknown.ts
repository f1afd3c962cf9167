/** sfb-sig-unknown: a signature algorithm outside what Skype for Business supports. */
import { rsassaPss } from '../../x509/algorithm.ts'
import type { ChainRule } from '../rule.ts'
import { certificateLabel, signedMembers } from '../best-path.ts'
import { skypeSupport } from '../skype-signatures.ts'
import { skypeServerCertificates } from '../sources.ts'

export const sfbSigUnknown: ChainRule = {
  id: 'sfb-sig-unknown',
  title: 'Signature algorithm that Skype for Business does not support',
  severity: 'error',
  audiences: ['sfb'],
  scope: 'chain',
  *check(chain) {
    for (const certificate of signedMembers(chain)) {
      const algorithm = certificate.signatureAlgorithm
      // RSASSA-PSS is the business of sfb-sig-pss.
      if (algorithm === undefined || algorithm.oid === rsassaPss) continue
      if (skypeSupport(algorithm) !== 'unsupported') continue
      yield {
        message: 'finding',
        evidence: {
          certificate: certificateLabel(certificate),
          algorithm: algorithm.windowsName,
          oid: algorithm.oid,
        },
      }
    }
  },
  messages: {
    finding: {
      text: 'The certificate {certificate} is signed with {algorithm} ({oid}). Skype for Business and Lync support the SHA-1 and SHA-2 families with RSA or ECDSA and nothing else, so the servers refuse it.',
      fix: 'Have the certificate reissued by an authority that signs with sha256RSA.',
    },
  },
  doc: {
    what: 'A certificate of the path is signed with an algorithm outside the documented ones: MD2, MD4 or MD5, DSA, Ed25519, ML-DSA, or one that is not known. RSASSA-PSS has a rule of its own.',
    why: 'Skype for Business verifies every certificate of the path. One algorithm that it cannot handle, even in an intermediate, makes the whole certificate useless to it.',
    fix: 'Choose an authority and a profile that sign with RSA and SHA-256. That works with every peer that is still in use.',
    bad: 'Signature algorithm `md5RSA`.',
    good: 'Signature algorithm `sha256RSA`.',
  },
  source: [skypeServerCertificates],
  since: '0.1.0',
}
