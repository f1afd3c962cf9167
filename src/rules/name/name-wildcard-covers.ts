/** name-wildcard-covers: a wildcard speaks for the name asked for. */
import type { Audience } from '../facts.ts'
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { directRoutingPlan, lyncWildcards, rfc } from '../sources.ts'

// name-wildcard-sip-strict speaks to these.
const strict: readonly Audience[] = ['sip', 'cisco']

export const nameWildcardCovers: EndpointRule = {
  id: 'name-wildcard-covers',
  title: 'A wildcard covers the name asked for',
  severity: 'ok',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }, { audiences }) {
    if (identity?.referenceType !== 'dns') return
    const { reference, san, sanMatched, commonName, commonNameValue } = identity
    if (san === 'wildcard') {
      const evidence = { reference, wildcard: excerpt(sanMatched ?? '') }
      // sfb-wildcard-sip-port and sfb-wildcard-web-ok speak of the other roles of Skype for Business.
      if (audiences.has('edge-int')) yield { message: 'skype', severity: 'info', evidence }
      else if (!audiences.has('sfb') && !strict.some((audience) => audiences.has(audience)))
        yield { message: 'finding', evidence }
    } else if (san !== 'exact' && commonName === 'wildcard' && audiences.has('teams-sbc')) {
      yield { message: 'common-name', evidence: { reference, wildcard: excerpt(commonNameValue ?? '') } }
    }
  },
  messages: {
    finding: { text: 'The wildcard {wildcard} among the subject alternative names covers {reference}.' },
    'common-name': {
      text: 'The wildcard {wildcard} in the common name covers {reference}, which Teams Direct Routing accepts.',
    },
    skype: {
      text: 'Only the wildcard {wildcard} covers {reference}. On the inner side of an Edge the subject name is what counts; wildcards are supported for web services only.',
      fix: 'At the next renewal use {reference} itself as common name.',
    },
  },
  doc: {
    what: 'A wildcard that is the whole left-most label matches the name asked for. For Teams Direct Routing a wildcard in the common name counts too. On the inner side of an Edge the finding is information; the other roles of Skype for Business have rules of their own.',
    why: 'A wildcard stands for exactly one label. Knowing that only a wildcard matches helps when a stricter peer refuses what others accept.',
    fix: 'Nothing needs doing for web services and Teams. For SIP ends of Skype for Business list the exact names.',
    bad: 'Access Edge `sip.contoso.com` with the single subject alternative name `*.contoso.com`.',
    good: 'Session border controller `sbc1.contoso.com` with the subject alternative name `*.contoso.com`.',
  },
  source: [rfc(9525, '6.3'), directRoutingPlan, lyncWildcards],
  since: '0.1.0',
}
