/** pki-default-cert: the certificate was made by a product for itself, or by a test authority. */
import type { ChainRule } from '../rule.ts'
import type { Certificate } from '../../x509/certificate.ts'
import { factoryNames, factoryNamesCheckedOn } from '../data/factory-names.ts'
import { excerpt } from '../excerpt.ts'
import { letsEncryptChains } from '../sources.ts'

export const pkiDefaultCert: ChainRule = {
  id: 'pki-default-cert',
  title: 'Factory or test certificate',
  severity: 'warning',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity }) {
    if (endEntity === undefined) return
    for (const name of namesOf(endEntity)) {
      const known = factoryNames.find(({ pattern }) => pattern.test(name))
      if (known === undefined) continue
      yield { message: 'finding', evidence: { name: excerpt(name), made: known.made } }
      return
    }
  },
  messages: {
    finding: {
      text: 'The certificate bears the name {name}, which comes from {made:term}: it is a default or test certificate that nobody ordered for this service, and peers do not trust it.',
      fix: 'If a proper certificate is installed, it is not assigned to this port or server name: look at the TLS context of the session border controller, the bindings of the reverse proxy, or Get-CsCertificate. Otherwise install one.',
    },
  },
  doc: {
    what: 'Subject or issuer of the end entity bears a name that products give to the certificate which they make on their first start, or that a test authority bears.',
    why: 'It is the certificate a server falls back to when the right one is missing, unreadable or bound to another name. Seen from outside it often means that the name asked for (SNI) is not configured.',
    fix: 'Assign the right certificate to the listener, and to requests without server name too; remove the default one where the product lets you.',
    bad: 'Subject `CN=Kubernetes Ingress Controller Fake Certificate, O=Acme Co`.',
    good: 'Subject `CN=sip.contoso.com`, issuer a public authority.',
  },
  source: [{ title: 'Defaults of the products', checkedOn: factoryNamesCheckedOn }, letsEncryptChains],
  since: '0.1.0',
}

/** What subject and issuer are called; a far end may send thousands of attributes. */
function namesOf({ subject, issuer }: Certificate): string[] {
  return [...subject.rdns.flat(), ...issuer.rdns.flat()]
    .filter(({ type }) => type === 'CN' || type === 'O' || type === 'OU')
    .slice(0, 20)
    .map(({ value }) => value.slice(0, 200))
}
