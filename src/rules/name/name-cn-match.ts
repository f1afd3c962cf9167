/** name-cn-match: the common name is the name asked for. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { rfc } from '../sources.ts'

export const nameCnMatch: EndpointRule = {
  id: 'name-cn-match',
  title: 'Common name is the name asked for',
  severity: 'ok',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.commonName !== 'exact') return
    yield { message: 'finding', evidence: { commonName: excerpt(identity.commonNameValue ?? '') } }
  },
  messages: {
    finding: { text: 'The common name {commonName} is the name asked for.' },
  },
  doc: {
    what: 'The common name (CN) of the subject equals the name that was asked for; case and a trailing dot do not matter.',
    why: 'Old SIP stacks and the certificate columns of Skype for Business look at the common name first. Current clients decide by the subject alternative names alone.',
    fix: 'Nothing needs doing.',
    bad: 'Asked for `sip.contoso.com`, common name `edge01.contoso.com`.',
    good: 'Asked for `sip.contoso.com`, common name `sip.contoso.com`.',
  },
  source: [rfc(9525, '2')],
  since: '0.1.0',
}
