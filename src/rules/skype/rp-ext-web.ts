/** rp-ext-web: the certificate of a reverse proxy does not cover the external web services. */
import { skypeServiceOf } from '../data/skype-names.ts'
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { dnsNamesOf } from '../presented-names.ts'
import { skypeServerCertificates } from '../sources.ts'

export const rpExtWeb: EndpointRule = {
  id: 'rp-ext-web',
  title: 'External web services not covered',
  severity: 'error',
  audiences: ['rp'],
  scope: 'endpoint',
  *check({ endEntity, identity }) {
    if (endEntity === undefined || identity?.referenceType !== 'dns') return
    const names = dnsNamesOf(endEntity)
    const { reference, san } = identity
    const evidence = { reference, names: excerptList(names) }
    if (skypeServiceOf(reference) !== 'simple-url') {
      if (san === 'none' || san === 'absent') yield { message: 'asked', evidence }
      return
    }
    // A certificate for one simple URL alone is one of several, chosen by server name.
    const shared = names.length > 1
    if (shared && names.every((name) => skypeServiceOf(name) === 'simple-url')) {
      yield { message: 'absent', evidence }
    }
  },
  messages: {
    asked: {
      text: 'The certificate of this reverse proxy does not cover the web services {reference}; it names {names}. Clients outside cannot download the address book, expand groups or join meetings from there.',
      fix: 'Add {reference}, the external web services name of the pool in the topology, to the certificate of the reverse proxy. A Director needs a name that differs from that of the pool.',
    },
    absent: {
      text: 'The certificate of this reverse proxy names simple URLs and discovery only ({names}), and nothing that could be the external web services of a pool. Discovery sends clients on to those, and there the certificate is refused.',
      fix: 'Look up the external web services name in the topology (Get-CsService -WebServer | fl PoolFqdn,ExternalFqdn) and add it to the certificate. If it has a certificate of its own, check that name directly.',
    },
  },
  doc: {
    what: 'On a reverse proxy: the web services asked for are not covered by the certificate; or the certificate is shared by several simple URLs and holds no name that could be that of external web services.',
    why: 'Simple URLs and discovery only point the way. The work is done at the external web services name of the pool, and for each pool and Director that is a different one.',
    fix: 'List the external web services names of all pools and Directors in the certificate, or use a wildcard.',
    bad: 'Certificate for `meet.contoso.com`, `dialin.contoso.com` and `lyncdiscover.contoso.com`.',
    good: 'The same with `webext.contoso.com`, the external web services name of the pool.',
  },
  source: [skypeServerCertificates],
  since: '0.1.0',
}
