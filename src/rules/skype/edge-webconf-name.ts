/** edge-webconf-name: no name in an Edge certificate can be that of the web conferencing service. */
import { skypeServiceOf } from '../data/skype-names.ts'
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { dnsNamesOf } from '../presented-names.ts'
import { sipDomainOf } from '../sip-domains.ts'
import { skypeEdgeCertificates } from '../sources.ts'

export const edgeWebconfName: EndpointRule = {
  id: 'edge-webconf-name',
  title: 'No name for web conferencing',
  severity: 'info',
  audiences: ['edge'],
  scope: 'endpoint',
  *check({ endEntity }, target) {
    const domain = sipDomainOf(target)
    if (domain === undefined || endEntity === undefined) return
    const names = dnsNamesOf(endEntity)
    // The topology may use any name, so only names that are known to be something else rule it out.
    if (names.some((name) => canBeWebConferencing(name, domain))) return
    yield { message: 'finding', evidence: { domain, names: excerptList(names) } }
  },
  messages: {
    finding: {
      text: 'None of the names in the certificate ({names}) can be that of the web conferencing service of this Edge. One certificate for all outer services needs it; the name of the A/V service is not needed.',
      fix: 'If meetings with content are used from outside, add the name from the topology, usually webcon.{domain}, at the next renewal.',
    },
  },
  doc: {
    what: 'Every name in the certificate of an Edge is that of another service, such as `sip` or `xmpp`, so that none is left for web conferencing. Whether the service has a certificate of its own cannot be seen from here.',
    why: 'The Edge uses one certificate for its outer services. Without the name of web conferencing, people outside join a meeting and cannot see what is shown.',
    fix: 'Add the web conferencing name of the topology, usually `webcon.<domain>`. Get-CsTopology, or the Topology Builder under Edge pools, shows it.',
    bad: 'Edge certificate for `sip.contoso.com` alone.',
    good: 'Edge certificate for `sip.contoso.com` and `webcon.contoso.com`.',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}

function canBeWebConferencing(name: string, domain: string): boolean {
  const service = skypeServiceOf(name)
  return service === 'web-conferencing' || (service === undefined && name !== domain)
}
