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
      if (audiences.has('sfb')) yield { message: 'skype', severity: 'info', evidence }
      else if (!strict.some((audience) => audiences.has(audience))) yield { message: 'finding', evidence }
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
      text: 'Only the wildcard {wildcard} covers {reference}. Skype for Business supports wildcards among the subject alternative names of web services, not for Access Edge, pool or Mediation Server names.',
      fix: 'If this is a SIP end, add {reference} itself to the subject alternative names at the next renewal.',
    },
  },
  doc: {
    what: 'A wildcard that is the whole left-most label matches the name asked for. For Teams Direct Routing a wildcard in the common name counts too. For Skype for Business the finding is information, because there wildcards are supported on web services only.',
    why: 'A wildcard stands for exactly one label. Knowing that only a wildcard matches helps when a stricter peer refuses what others accept.',
    fix: 'Nothing needs doing for web services and Teams. For SIP ends of Skype for Business list the exact names.',
    bad: 'Access Edge `sip.contoso.com` with the single subject alternative name `*.contoso.com`.',
    good: 'Session border controller `sbc1.contoso.com` with the subject alternative name `*.contoso.com`.',
  },
  source: [rfc(9525, '6.3'), directRoutingPlan, lyncWildcards],
  since: '0.1.0',
}
