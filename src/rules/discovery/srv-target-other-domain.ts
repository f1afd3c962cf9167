/** srv-target-other-domain: the federation record names a host outside the SIP domain. */
import type { TargetRule } from '../rule.ts'
import { microsoftFederation, skypeEdgeDns } from '../sources.ts'
import { foreignTargets } from '../srv-records.ts'

export const srvTargetOtherDomain: TargetRule = {
  id: 'srv-target-other-domain',
  title: 'Federation record names a host of another domain',
  severity: 'error',
  audiences: ['fed'],
  scope: 'target',
  *check(target) {
    if (target.target.kind !== 'FED') return
    const domain = target.target.name
    for (const host of foreignTargets(target)) yield { message: 'finding', evidence: { host, domain } }
  },
  messages: {
    finding: {
      text: 'The federation record of {domain} names {host}, which is not a host directly in {domain}. Skype for Business and Lync partners refuse that even when the name resolves and its certificate is right.',
      fix: 'Point the record to a host of the domain itself, usually sip.{domain}, give that a host record with the address of {host}, and add it to the subject alternative names of the certificate.',
    },
  },
  doc: {
    what: 'The target of `_sipfederationtls._tcp` is not the SIP domain with exactly one label in front. Hosts in sub-domains count as other domains. The hosts of Microsoft 365 are exempt.',
    why: 'Discovery of federation partners compares the domain of the SRV target with the SIP domain, so that nobody can draw federation traffic elsewhere. Partners see the call fail with 504 and the diagnostic code 1009 (no matching SRV record).',
    fix: 'One Access Edge name for each SIP domain: `sip.<domain>` as SRV target, host record and subject alternative name. Partners can also enter the name of the Edge by hand, which skips the comparison.',
    bad: '`_sipfederationtls._tcp.contoso.com. SRV 0 0 5061 edge.fabrikam.com.`',
    good: '`_sipfederationtls._tcp.contoso.com. SRV 0 0 5061 sip.contoso.com.`',
  },
  source: [microsoftFederation, skypeEdgeDns],
  since: '0.1.0',
}
