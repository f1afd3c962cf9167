/** edge-sip-name: an Edge does not carry the name of a SIP domain. */
import { isMicrosoftEnd } from '../data/microsoft-hosts.ts'
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { coversName, dnsNamesOf } from '../presented-names.ts'
import { parentDomain, sipDomainOf } from '../sip-domains.ts'
import { skypeEdgeCertificates } from '../sources.ts'
import { offeredRecords } from '../srv-records.ts'

export const edgeSipName: EndpointRule = {
  id: 'edge-sip-name',
  title: 'Edge certificate without the name of the SIP domain',
  severity: 'error',
  audiences: ['edge'],
  scope: 'endpoint',
  *check({ endEntity }, target) {
    const domain = sipDomainOf(target)
    if (domain === undefined || endEntity === undefined) return
    const configured = offeredRecords(target)
      .map((record) => record.target)
      .filter((host) => parentDomain(host) === domain && !isMicrosoftEnd(host))
    const accepted = [`sip.${domain}`, ...(target.target.kind === 'DIR' ? [target.target.name] : configured)]
    if (accepted.some((name) => coversName(endEntity, name))) return
    yield {
      message: 'finding',
      evidence: { domain, wanted: [...new Set(accepted)], names: excerptList(dnsNamesOf(endEntity)) },
    }
  },
  messages: {
    finding: {
      text: 'The certificate names no Access Edge service of the SIP domain {domain}: wanted {wanted}, found {names}. An Edge Server needs a name of each SIP domain that has users, or clients and partners of that domain refuse it.',
      fix: 'Reissue the Edge certificate with sip.{domain} among the subject alternative names (Request-CsCertificate -Type AccessEdgeExternal -AllSipDomain, or the Deployment Wizard with the SIP domain ticked), assign it on every Edge Server and restart the Edge services.',
    },
  },
  doc: {
    what: 'The certificate of an Edge covers neither `sip.<SIP domain>` nor a host directly in the SIP domain that its SRV record names. The SIP domain is the one asked for, or the one that a host like `sip.contoso.com` gives away.',
    why: 'Clients of automatic sign-in and federation partners compare the SIP domain with the name of the server. A domain added to the topology later is forgotten in the certificate easily, and only its users notice.',
    fix: 'One name `sip.<SIP domain>` for each SIP domain with users, in the certificate and in DNS.',
    bad: 'SIP domain `fabrikam.com`, certificate for `sip.contoso.com` and `webcon.contoso.com`.',
    good: 'SIP domains `contoso.com` and `fabrikam.com`, certificate for `sip.contoso.com`, `webcon.contoso.com` and `sip.fabrikam.com`.',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}
