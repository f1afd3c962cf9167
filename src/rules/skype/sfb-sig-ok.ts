/** sfb-sig-ok: the certificate is signed with the SHA-2 family. */
import type { ChainRule } from '../rule.ts'
import { skypeSupport } from '../skype-signatures.ts'
import { skypeServerCertificates } from '../sources.ts'

export const sfbSigOk: ChainRule = {
  id: 'sfb-sig-ok',
  title: 'Signature algorithm supported',
  severity: 'ok',
  audiences: ['sfb'],
  scope: 'chain',
  *check({ endEntity }) {
    const algorithm = endEntity?.signatureAlgorithm
    if (algorithm === undefined || skypeSupport(algorithm) !== 'current') return
    yield { message: 'finding', evidence: { algorithm: algorithm.windowsName } }
  },
  messages: {
    finding: { text: 'The certificate is signed with {algorithm}, which Skype for Business supports.' },
  },
  doc: {
    what: 'The end entity is signed with SHA-224, SHA-256, SHA-384 or SHA-512, and RSA or ECDSA.',
    why: 'These are the current algorithms among those that Skype for Business supports.',
    fix: 'Nothing needs doing.',
    bad: 'Signature algorithm `RSASSA-PSS`.',
    good: 'Signature algorithm `sha256RSA`.',
  },
  source: [skypeServerCertificates],
  since: '0.1.0',
}
