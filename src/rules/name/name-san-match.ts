/** name-san-match: a subject alternative name is the name asked for. */
import type { EndpointRule } from '../rule.ts'
import { rfc } from '../sources.ts'

export const nameSanMatch: EndpointRule = {
  id: 'name-san-match',
  title: 'Name asked for is among the subject alternative names',
  severity: 'ok',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.san !== 'exact') return
    yield { message: 'finding', evidence: { reference: identity.reference } }
  },
  messages: {
    finding: { text: 'The name asked for, {reference}, is among the subject alternative names.' },
  },
  doc: {
    what: 'The subject alternative names contain the name that was asked for, letter by letter. Names matched by a wildcard are reported by `name-wildcard-covers`.',
    why: 'This is the comparison that current clients make. It is what keeps a client from talking to the wrong server.',
    fix: 'Nothing needs doing.',
    bad: 'Asked for `sip.contoso.com`, subject alternative names `www.contoso.com`.',
    good: 'Asked for `sip.contoso.com`, subject alternative names `sip.contoso.com` and `webcon.contoso.com`.',
  },
  source: [rfc(9525, '6.3')],
  since: '0.1.0',
}
