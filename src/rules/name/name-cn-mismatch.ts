/** name-cn-mismatch: the common name is another name than the one asked for. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { rfc } from '../sources.ts'

export const nameCnMismatch: EndpointRule = {
  id: 'name-cn-mismatch',
  title: 'Common name is another name',
  severity: 'info',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.commonName !== 'none') return
    // Wildcards in the common name have rules of their own.
    const commonName = identity.commonNameValue ?? ''
    if (commonName.includes('*')) return
    const evidence = { commonName: excerpt(commonName), reference: identity.reference }
    yield identity.san === 'absent'
      ? { message: 'no-san', severity: 'warning', evidence }
      : { message: 'san-decides', evidence }
  },
  messages: {
    'san-decides': {
      text: 'The common name {commonName} is not {reference}. Current peers go by the subject alternative names and ignore it, so this alone does no harm.',
    },
    'no-san': {
      text: 'The common name {commonName} is not {reference}, and there is no subject alternative name that could say so instead: nothing in the certificate names this host.',
      fix: 'Find out why {reference} leads to a server with the certificate of {commonName}: a wrong address in DNS, or a wrong certificate assigned. Then issue a certificate whose subject alternative names contain {reference}.',
    },
  },
  doc: {
    what: 'The subject has a common name, and it is neither the name asked for nor a wildcard. Reported for information where subject alternative names exist, as a warning where they do not.',
    why: 'Where subject alternative names exist, they decide. Where none exist, the common name is all that an old peer can compare, and here it names another host.',
    fix: 'Where names are shared by one certificate this is normal. Otherwise compare the address in DNS with the server that should answer, and reissue the certificate with the right subject alternative names.',
    bad: 'Asked for `sip.contoso.com`: common name `www.contoso.com`, no subject alternative name.',
    good: 'Asked for `sip.contoso.com`: common name `www.contoso.com`, subject alternative names `www.contoso.com` and `sip.contoso.com`.',
  },
  source: [rfc(9525, '2')],
  since: '0.1.0',
}
