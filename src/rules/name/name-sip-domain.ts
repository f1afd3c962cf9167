/** name-sip-domain: the certificate names the host of the SRV record, and not the SIP domain. */
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { avayaIdentity, microsoftFederation, rfc } from '../sources.ts'

export const nameSipDomain: EndpointRule = {
  id: 'name-sip-domain',
  title: 'Certificate does not name the SIP domain',
  severity: 'info',
  audiences: ['sip', 'fed'],
  scope: 'endpoint',
  *check({ endEntity, identity }, { target, audiences }) {
    if (target.kind === 'DIR' || endEntity === undefined || identity === undefined) return
    const domain = target.name
    const sipUris = (endEntity.subjectAltName ?? [])
      .filter(({ type, value }) => type === 'uniformResourceIdentifier' && /^sips?:/i.test(value))
      .map(({ value }) => value)
    const evidence = { domain }
    if (sipUris.length > 0) {
      if (sipUris.some((uri) => uri.toLowerCase() === `sip:${domain}`)) return
      yield { message: 'other-uri', evidence: { ...evidence, uris: excerptList(sipUris) } }
    } else if (!audiences.has('sfb') && !identity.dnsNames.some((name) => name.toLowerCase() === domain)) {
      // Microsoft's federation compares the SRV host alone: a known Skype for Business end is not bothered.
      yield { message: 'finding', evidence }
    }
  },
  messages: {
    finding: {
      text: 'The certificate names the host but not the SIP domain {domain}. Microsoft federation compares the host; SIP peers that follow RFC 5922, and Avaya telephones, compare the domain and refuse this certificate.',
      fix: 'Where such peers connect, add the subject alternative name URI:sip:{domain} or the DNS name {domain} at the next renewal.',
    },
    'other-uri': {
      text: 'The certificate carries SIP identities ({uris}), and {domain} is not among them. A peer that follows RFC 5922 then ignores the DNS names and refuses this certificate for {domain}.',
      fix: 'Add URI:sip:{domain} to the subject alternative names, or leave out the SIP identities altogether.',
    },
  },
  doc: {
    what: 'A SIP domain was asked for, and the certificate holds neither `URI:sip:<domain>` nor the DNS name of the domain. Skype for Business ends are left out, unless the certificate carries SIP identities of other domains.',
    why: 'There are two schools. Microsoft compares the host that the SRV record names. RFC 5922 compares the domain of the SIP address, and as soon as a certificate holds a SIP URI it disregards the DNS names. One certificate can satisfy both by naming host and domain.',
    fix: 'List the host and the domain. If your authority does not issue URI entries, the DNS name of the domain serves, provided that there is no other SIP URI in the certificate.',
    bad: 'Domain `contoso.com`, SRV host `sip.contoso.com`: subject alternative names `DNS:sip.contoso.com` and `URI:sip:fabrikam.com`.',
    good: 'Domain `contoso.com`, SRV host `sip.contoso.com`: subject alternative names `DNS:sip.contoso.com` and `URI:sip:contoso.com`.',
  },
  source: [rfc(5922, '7.1'), microsoftFederation, avayaIdentity],
  since: '0.1.0',
}
