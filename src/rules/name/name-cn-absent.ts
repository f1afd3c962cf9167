/** name-cn-absent: the subject has no common name. */
import type { ChainRule } from '../rule.ts'
import { baselineRequirements, letsEncryptProfiles, skypeServerCertificates } from '../sources.ts'

export const nameCnAbsent: ChainRule = {
  id: 'name-cn-absent',
  title: 'No common name',
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity }, { audiences }) {
    if (endEntity === undefined || endEntity.commonNames.length > 0) return
    yield audiences.has('sfb') || audiences.has('cisco')
      ? { message: 'expected', severity: 'warning', evidence: {} }
      : { message: 'finding', evidence: {} }
  },
  messages: {
    finding: {
      text: 'The subject has no common name. That is allowed and current practice of public authorities; clients read the subject alternative names.',
    },
    expected: {
      text: 'The subject has no common name. Public authorities may leave it out, but Skype for Business asks for a subject name in every role, and old SIP equipment matches peers by it.',
      fix: "Order the certificate in a form that carries a common name (with Let's Encrypt the `classic` profile) and set it to the pool or Access Edge name.",
    },
  },
  doc: {
    what: 'The subject of the end entity contains no common name (CN). A warning for Skype for Business and Cisco, for information elsewhere.',
    why: "Public authorities are encouraged to leave it out, and Let's Encrypt does so in its `tlsserver` and `shortlived` profiles. Microsoft's tables for Skype for Business name a subject for each role; whether a given server works without one is not documented.",
    fix: 'Choose a certificate profile that writes the common name. For a private authority, request the certificate through the Deployment Wizard or `Request-CsCertificate`, which take the subject from the topology.',
    bad: 'Skype for Business Edge: empty subject, subject alternative name `sip.contoso.com`.',
    good: 'Skype for Business Edge: subject `CN=sip.contoso.com`, subject alternative name `sip.contoso.com`.',
  },
  source: [baselineRequirements('7.1.2.7.2'), letsEncryptProfiles, skypeServerCertificates],
  since: '0.1.0',
}
