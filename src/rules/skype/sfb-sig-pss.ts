/** sfb-sig-pss: RSASSA-PSS in the path, which Skype for Business does not support. */
import { rsassaPss } from '../../x509/algorithm.ts'
import type { ChainRule } from '../rule.ts'
import { certificateLabel, pathMembers, signedMembers } from '../best-path.ts'
import { alternateSignatures, baselineRequirements, skypeServerCertificates } from '../sources.ts'

export const sfbSigPss: ChainRule = {
  id: 'sfb-sig-pss',
  title: 'RSASSA-PSS',
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check(chain, { audiences }) {
    const severity = audiences.has('sfb') ? 'error' : 'info'
    for (const certificate of signedMembers(chain)) {
      if (certificate.signatureAlgorithm?.oid !== rsassaPss) continue
      yield { message: 'signature', severity, evidence: { certificate: certificateLabel(certificate) } }
    }
    for (const certificate of pathMembers(chain)) {
      if (certificate.publicKey?.oid !== rsassaPss) continue
      yield { message: 'key', severity, evidence: { certificate: certificateLabel(certificate) } }
    }
  },
  messages: {
    signature: {
      text: 'The certificate {certificate} is signed with RSASSA-PSS, which Skype for Business and Lync do not support. Sign-in, federation and call forwarding fail in odd ways. Much other equipment cannot read it either.',
      fix: 'Let the authority sign with plain RSA (sha256RSA) and reissue. On AD CS set AlternateSignatureAlgorithm to 0 (certutil -setreg CA\\csp\\AlternateSignatureAlgorithm 0, and in CAPolicy.inf for the CA itself), restart the service, renew the certificates below it.',
    },
    key: {
      text: 'The key of {certificate} is marked as usable for RSASSA-PSS only. Skype for Business and Lync do not support such keys, and public authorities may not certify them.',
      fix: 'Make a new request with an ordinary RSA key and reissue the certificate.',
    },
  },
  doc: {
    what: 'A certificate of the path is signed with RSASSA-PSS (OID 1.2.840.113549.1.1.10), or has a key that allows nothing else. The signature of the trust anchor on itself does not count. An error for Skype for Business, information elsewhere.',
    why: 'PSS is a sound algorithm that many telephony products never learnt. The usual cause is an AD CS authority installed with alternate signatures switched on, and the certificate dialog shows it as `RSASSA-PSS` where `sha256RSA` is wanted.',
    fix: 'Switch alternate signatures off at the authority, renew the certificate of the authority if it carries the algorithm itself, and reissue everything below.',
    bad: 'Signature algorithm `RSASSA-PSS`.',
    good: 'Signature algorithm `sha256RSA`.',
  },
  source: [skypeServerCertificates, baselineRequirements('7.1.3'), alternateSignatures],
  since: '0.1.0',
}
