/** name-cn-only-match: only the common name is the name asked for, beside subject alternative names that are not. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { rfc } from '../sources.ts'

export const nameCnOnlyMatch: EndpointRule = {
  id: 'name-cn-only-match',
  title: 'Name asked for stands in the common name only',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.san !== 'none') return
    if (identity.commonName !== 'exact' && identity.commonName !== 'wildcard') return
    yield {
      message: 'finding',
      evidence: { reference: identity.reference, commonName: excerpt(identity.commonNameValue ?? '') },
    }
  },
  messages: {
    finding: {
      text: 'Only the common name {commonName} speaks for {reference}; the subject alternative names do not. Some old peers still accept that, which is why it may work for some and fail for others.',
      fix: 'Reissue the certificate with {reference} repeated among the subject alternative names.',
    },
  },
  doc: {
    what: 'The common name matches the name asked for, while subject alternative names exist and none of them does.',
    why: 'Peers that follow RFC 9525, or RFC 5922 for SIP, read the subject alternative names and stop there. Older ones fall back to the common name. The result is a connection that works from one partner and not from another.',
    fix: 'Repeat the common name among the subject alternative names and reissue. The Skype for Business Deployment Wizard does so by itself.',
    bad: 'Common name `sip.contoso.com`, subject alternative names `webcon.contoso.com`.',
    good: 'Common name `sip.contoso.com`, subject alternative names `sip.contoso.com` and `webcon.contoso.com`.',
  },
  source: [rfc(9525, '2'), rfc(5922, '7.1')],
  since: '0.1.0',
}
