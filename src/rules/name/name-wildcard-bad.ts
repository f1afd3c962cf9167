/** name-wildcard-bad: a wildcard that looks meant for the name asked for, and does not cover it. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { directRoutingFaults, directRoutingPlan, rfc } from '../sources.ts'

export const nameWildcardBad: EndpointRule = {
  id: 'name-wildcard-bad',
  title: 'Wildcard does not cover the name asked for',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.san === 'exact' || identity.san === 'wildcard') return
    for (const { presented, reason } of identity.badWildcards.slice(0, 3)) {
      yield { message: reason, evidence: { wildcard: excerpt(presented), reference: identity.reference } }
    }
  },
  messages: {
    'too-shallow': {
      text: 'The wildcard {wildcard} does not cover {reference}: a wildcard stands for exactly one label and never spans a dot.',
      fix: 'Reissue the certificate with {reference} itself, or with a wildcard of the same depth.',
    },
    partial: {
      text: 'The wildcard {wildcard} is only a part of its label, which peers no longer accept, so it does not cover {reference}.',
      fix: 'Reissue the certificate with {reference} itself.',
    },
    'not-left-most': {
      text: 'The wildcard of {wildcard} is not the left-most label, so peers ignore it and it does not cover {reference}.',
      fix: 'Reissue the certificate with {reference} itself.',
    },
    repeated: {
      text: 'The name {wildcard} has more than one wildcard, so peers ignore it and it does not cover {reference}.',
      fix: 'Reissue the certificate with {reference} itself.',
    },
  },
  doc: {
    what: 'No subject alternative name matches, yet there is a wildcard that looks as if it was meant to: one level too shallow, a part of a label, not in the left-most place, or used twice.',
    why: 'Wildcards are narrower than they look. `*.contoso.com` covers `sbc.contoso.com` and neither `contoso.com` nor `sbc.test.contoso.com`. Peers refuse the connection as with any other wrong name.',
    fix: 'Order a certificate with the exact name. For many names of one depth a wildcard of that depth does as well, where the peers accept wildcards.',
    bad: 'Asked for `sbc.test.contoso.com`, subject alternative name `*.contoso.com`.',
    good: 'Asked for `sbc.test.contoso.com`, subject alternative name `sbc.test.contoso.com`.',
  },
  source: [rfc(9525, '6.3'), directRoutingPlan, directRoutingFaults],
  since: '0.1.0',
}
