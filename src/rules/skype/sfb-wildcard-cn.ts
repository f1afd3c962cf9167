/** sfb-wildcard-cn: the common name is a wildcard, which no Skype for Business role supports. */
import type { ChainRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { lyncWildcards } from '../sources.ts'

export const sfbWildcardCn: ChainRule = {
  id: 'sfb-wildcard-cn',
  title: 'Wildcard as common name',
  severity: 'error',
  audiences: ['sfb'],
  scope: 'chain',
  *check({ endEntity }) {
    const commonName = endEntity?.commonNames[0]
    if (commonName === undefined || !commonName.startsWith('*.')) return
    yield { message: 'finding', evidence: { commonName: excerpt(commonName) } }
  },
  messages: {
    finding: {
      text: 'The common name is the wildcard {commonName}, which no role of Skype for Business or Lync supports, whatever the subject alternative names hold.',
      fix: 'Reissue the certificate with the fully qualified name of the pool or of the Access Edge service as common name. A wildcard may stay among the subject alternative names for web services.',
    },
  },
  doc: {
    what: 'The common name of the subject begins with `*.`.',
    why: 'Servers of Skype for Business and Lync identify each other by full names and do not accept a wildcard as subject name. Wildcards are supported among the subject alternative names of web services only.',
    fix: 'Order the certificate with the full name as common name. Where a wildcard certificate must be used for web services, let the reverse proxy have it and keep a certificate of exact names on the Skype for Business servers.',
    bad: 'Subject `CN=*.contoso.com`.',
    good: 'Subject `CN=sip.contoso.com`, subject alternative names `sip.contoso.com` and `webcon.contoso.com`.',
  },
  source: [lyncWildcards],
  since: '0.1.0',
}
