/** sfb-wildcard-sip-port: only a wildcard covers the name of a SIP server. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { lyncWildcards, skypeServerCertificates } from '../sources.ts'
import { isWebPort } from '../web-port.ts'

export const sfbWildcardSipPort: EndpointRule = {
  id: 'sfb-wildcard-sip-port',
  title: 'Only a wildcard covers a SIP server',
  severity: 'error',
  audiences: ['edge', 'fe', 'med'],
  scope: 'endpoint',
  *check(endpoint, { audiences }) {
    const { identity } = endpoint
    if (identity?.referenceType !== 'dns' || identity.san !== 'wildcard') return
    if (audiences.has('fe') && isWebPort(endpoint)) return
    yield {
      message: 'finding',
      evidence: { reference: identity.reference, wildcard: excerpt(identity.sanMatched ?? '') },
    }
  },
  messages: {
    finding: {
      text: 'Among the subject alternative names only the wildcard {wildcard} covers {reference}. Skype for Business and Lync support wildcards for web services, and not for the Access Edge service, a pool or a Mediation Server: partners, other servers and telephones refuse it.',
      fix: 'Reissue the certificate with {reference} itself as common name and first subject alternative name (on the server: Request-CsCertificate, or the Deployment Wizard, which fills in the right names), assign it with Set-CsCertificate and restart the services.',
    },
  },
  doc: {
    what: 'The name asked for matches a wildcard among the subject alternative names and no exact entry, at a SIP port of an Edge, Front End or Mediation Server. The web services of a Front End (ports 443 and 4443) are left out.',
    why: 'In SIP, servers identify each other by full names. Documentation lists wildcards for the simple URLs and the web services only, so a wildcard may work with one peer and fail with the next.',
    fix: 'Order a certificate with exact names for the SIP services. The wildcard certificate can stay on the reverse proxy.',
    bad: 'Access Edge `sip.contoso.com`, subject alternative name `*.contoso.com`.',
    good: 'Access Edge `sip.contoso.com`, subject alternative names `sip.contoso.com` and `webcon.contoso.com`.',
  },
  source: [lyncWildcards, skypeServerCertificates],
  since: '0.1.0',
}
