/** srv-target-other-domain-client: a client record names a host outside the SIP domain. */
import type { TargetRule } from '../rule.ts'
import { lyncPhones, skypeEdgeDns } from '../sources.ts'
import { foreignTargets } from '../srv-records.ts'

export const srvTargetOtherDomainClient: TargetRule = {
  id: 'srv-target-other-domain-client',
  title: 'Client record names a host of another domain',
  severity: 'warning',
  audiences: ['sip-client'],
  scope: 'target',
  *check(target) {
    if (target.target.kind !== 'SIP' && target.target.kind !== 'SIPINT') return
    const domain = target.target.name
    for (const host of foreignTargets(target)) yield { message: 'finding', evidence: { host, domain } }
  },
  messages: {
    finding: {
      text: 'The sign-in record of {domain} names {host}, which is not a host directly in {domain}. Desktop clients ask the user whether to trust it; Lync Phone Edition fails to sign in.',
      fix: 'Point the record to a host of the domain itself, usually sip.{domain}, give that a host record, and add it to the subject alternative names of the certificate.',
    },
  },
  doc: {
    what: 'The target of `_sip._tls` or `_sipinternaltls._tcp` is not the SIP domain with exactly one label in front. The hosts of Microsoft 365 are exempt.',
    why: 'Clients compare the domain of the SRV target with that of the sign-in address. Desktop clients show a question, which people learn to confirm; telephones have nobody to ask and give up.',
    fix: 'Use a host name in each SIP domain, `sip.<domain>`, as SRV target, host record and subject alternative name.',
    bad: '`_sip._tls.contoso.com. SRV 0 0 443 edge.fabrikam.com.`',
    good: '`_sip._tls.contoso.com. SRV 0 0 443 sip.contoso.com.`',
  },
  source: [lyncPhones, skypeEdgeDns],
  since: '0.1.0',
}
