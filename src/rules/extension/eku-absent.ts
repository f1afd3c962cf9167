/** eku-absent: no extended key usage where Microsoft or the public authorities' rules ask for one. */
import type { ChainRule } from '../rule.ts'
import { publiclyAnchored } from '../best-path.ts'
import { keyPurposes } from '../key-purpose.ts'
import { baselineRequirements, rfc, skypeServerCertificates } from '../sources.ts'

export const ekuAbsent: ChainRule = {
  id: 'eku-absent',
  title: 'No extended key usage',
  severity: 'warning',
  audiences: 'all',
  scope: 'chain',
  *check(chain, { audiences }) {
    if (chain.endEntity === undefined || chain.endEntity.extension(keyPurposes.extension)) return
    if (audiences.has('sfb')) yield { message: 'skype', evidence: {} }
    else if (publiclyAnchored(chain)) yield { message: 'public', evidence: {} }
  },
  messages: {
    skype: {
      text: 'The certificate has no extended key usage, and Skype for Business requires server authentication to be named there. By RFC 5280 none means "for any purpose".',
      fix: 'Request the certificate from a template with the purpose Server Authentication, such as Web Server on AD CS, and assign it.',
    },
    public: {
      text: 'The certificate leads to a public root and has no extended key usage, which public authorities must write. Strict clients may refuse it.',
      fix: 'Ask the authority for a replacement with the purpose Server Authentication.',
    },
  },
  doc: {
    what: 'The end entity has no extended key usage extension (EKU), and it is either used with Skype for Business or issued under a public root.',
    why: 'Without the extension every purpose is allowed, so most clients accept the certificate. Microsoft nevertheless lists server authentication as required, and the rules for public authorities do not let them leave it out.',
    fix: 'Use a template that writes the extension. Appliances that make their own certificates often leave it out; replace those certificates.',
    bad: 'No extended key usage extension.',
    good: 'Extended key usage: server authentication.',
  },
  source: [rfc(5280, '4.2.1.12'), skypeServerCertificates, baselineRequirements('7.1.2.7.6')],
  since: '0.1.0',
}
