/** name-wildcard-sip-strict: only a wildcard matches, which RFC 5922 does not let a SIP peer accept. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { rfc } from '../sources.ts'

export const nameWildcardSipStrict: EndpointRule = {
  id: 'name-wildcard-sip-strict',
  title: 'Only a wildcard matches, SIP peers may refuse it',
  severity: 'warning',
  audiences: ['sip', 'cisco'],
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.san !== 'wildcard') return
    yield {
      message: 'finding',
      evidence: { reference: identity.reference, wildcard: excerpt(identity.sanMatched ?? '') },
    }
  },
  messages: {
    finding: {
      text: 'Only the wildcard {wildcard} covers {reference}. A SIP peer that follows RFC 5922 compares whole names and takes no wildcard, so it refuses this certificate.',
      fix: 'Reissue the certificate with {reference} itself among the subject alternative names.',
    },
  },
  doc: {
    what: 'The name asked for is matched by a wildcard and by nothing else. Reported for the SIP and Cisco profiles.',
    why: 'RFC 5922 forbids SIP implementations to match wildcards or parts of names. Some do it nevertheless, so such a certificate works with one partner and fails with the next.',
    fix: 'Use certificates with exact names wherever SIP peers of several makers meet.',
    bad: 'Expressway `vcse.contoso.com` with the single subject alternative name `*.contoso.com`.',
    good: 'Expressway `vcse.contoso.com` with the subject alternative name `vcse.contoso.com`.',
  },
  source: [rfc(5922, '7.2')],
  since: '0.1.0',
}
