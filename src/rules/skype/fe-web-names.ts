/** fe-web-names: the web services of a SIP domain have names that the certificate does not cover. */
import { skypeServiceOf } from '../data/skype-names.ts'
import type { TargetFacts } from '../facts.ts'
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { coversName, dnsNamesOf } from '../presented-names.ts'
import { parentDomain, sipDomainOf } from '../sip-domains.ts'
import { skypeEdgeDns, skypeServerCertificates } from '../sources.ts'
import { isWebPort } from '../web-port.ts'

const inside = ['meet', 'dialin', 'admin', 'lyncdiscoverinternal']
const outside = ['meet', 'dialin', 'lyncdiscover']

export const feWebNames: EndpointRule = {
  id: 'fe-web-names',
  title: 'Names of web services not covered',
  severity: 'warning',
  audiences: ['fe', 'rp'],
  scope: 'endpoint',
  *check(endpoint, target) {
    const { endEntity } = endpoint
    const isProxy = target.audiences.has('rp')
    if (endEntity === undefined || (!isProxy && !isWebPort(endpoint))) return
    const names = dnsNamesOf(endEntity)
    const domain = webDomain(target, names)
    if (domain === undefined) return
    const missing = (isProxy ? outside : inside)
      .map((label) => `${label}.${domain}`)
      .filter((name) => !coversName(endEntity, name))
    if (missing.length === 0) return
    yield {
      message: isProxy ? 'outside' : 'inside',
      evidence: { domain, missing, names: excerptList(names) },
    }
  },
  messages: {
    inside: {
      text: 'The certificate of these web services does not cover {missing}; it names {names}. Browsers warn at meetings and dial-in settings, and clients inside do not find their server by lyncdiscoverinternal.',
      fix: 'Reissue the web certificate with the missing names (Request-CsCertificate -Type WebServicesInternal, or the Deployment Wizard, with the SIP domain ticked), or with a wildcard for {domain}, which web services may have.',
    },
    outside: {
      text: 'The certificate of this reverse proxy does not cover {missing}; it names {names}. Meetings joined from outside warn, and mobile clients do not find their server by lyncdiscover.',
      fix: 'Add the missing names or a wildcard for {domain} to the certificate of the reverse proxy (nginx: server_name with ssl_certificate; IIS ARR, Kemp, F5: the certificate of the listener). Where lyncdiscover cannot be added, publish the first discovery request by http on port 80. Names with a certificate of their own, chosen by server name, are fine: check them one by one.',
    },
  },
  doc: {
    what: 'At the web port of a Front End or on a reverse proxy, the certificate does not cover the simple URLs and discovery names of the SIP domain: `meet`, `dialin` and `lyncdiscover`; inside `admin` and `lyncdiscoverinternal` as well. The SIP domain is taken from the name asked for or from the names in the certificate.',
    why: 'Each of these names is an https address that people or clients open. One that the certificate does not cover gives a warning page to people and silence to clients.',
    fix: 'All names in one certificate, or a wildcard: this is the one place where Skype for Business supports wildcards.',
    bad: 'Reverse proxy with a certificate for `webext.contoso.com` and `meet.contoso.com`.',
    good: 'Reverse proxy with a certificate for `webext.contoso.com`, `meet.contoso.com`, `dialin.contoso.com` and `lyncdiscover.contoso.com`.',
  },
  source: [skypeServerCertificates, skypeEdgeDns],
  since: '0.1.0',
}

function webDomain(target: TargetFacts, names: readonly string[]): string | undefined {
  const telling = names.find((name) => skypeServiceOf(name) !== undefined)
  return sipDomainOf(target) ?? (telling === undefined ? undefined : parentDomain(telling))
}
