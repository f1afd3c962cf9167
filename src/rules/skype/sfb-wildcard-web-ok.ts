/** sfb-wildcard-web-ok: a wildcard covers a web service, where it is supported. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { lyncWildcards, skypeServerCertificates } from '../sources.ts'
import { isWebPort } from '../web-port.ts'

export const sfbWildcardWebOk: EndpointRule = {
  id: 'sfb-wildcard-web-ok',
  title: 'Wildcard on a web service',
  severity: 'ok',
  audiences: ['rp', 'fe'],
  scope: 'endpoint',
  *check(endpoint, { audiences }) {
    const { identity } = endpoint
    if (identity?.referenceType !== 'dns' || identity.san !== 'wildcard') return
    if (!audiences.has('rp') && !isWebPort(endpoint)) return
    yield {
      message: 'finding',
      evidence: { reference: identity.reference, wildcard: excerpt(identity.sanMatched ?? '') },
    }
  },
  messages: {
    finding: {
      text: 'The wildcard {wildcard} covers the web service {reference}, which Skype for Business supports on reverse proxy, Front End and Director.',
    },
  },
  doc: {
    what: 'A wildcard among the subject alternative names covers the name asked for, on a reverse proxy or at the web ports of a Front End Server or Director.',
    why: 'Web services are where Skype for Business supports wildcards: simple URLs, discovery and the web services of a pool. It is told because the same wildcard is an error on a SIP port.',
    fix: 'Nothing needs doing.',
    bad: 'Common name `*.contoso.com`.',
    good: 'Reverse proxy `meet.contoso.com`: common name `webext.contoso.com`, subject alternative names `webext.contoso.com` and `*.contoso.com`.',
  },
  source: [lyncWildcards, skypeServerCertificates],
  since: '0.1.0',
}
