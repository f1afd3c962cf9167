import { testRule } from '../../../test/facts.ts'
import { srvTargetOtherDomain } from './srv-target-other-domain.ts'

const leadsTo = (...targets: string[]) => ({
  kind: 'FED' as const,
  srv: targets.map((target) => ({ target })),
})

testRule(srvTargetOtherDomain, {
  'fires for a host of another domain': [leadsTo('edge.fabrikam.test'), ['error finding']],
  'fires for a sub-domain': [leadsTo('sip.emea.contoso.test'), ['error finding']],
  'is not misled by a domain that ends alike': [leadsTo('sip.notcontoso.test'), ['error finding']],
  'names a host once that stands in two records': [
    leadsTo('edge.fabrikam.test', 'edge.fabrikam.test'),
    ['error finding'],
  ],
  'exempts Microsoft 365': [leadsTo('sipfed.online.lync.com'), []],
  'is silent about a host of the domain itself': [leadsTo('sip.contoso.test'), []],
  'is silent about a service that is not offered': [leadsTo('.'), []],
  'leaves client records to srv-target-other-domain-client': [
    { ...leadsTo('edge.fabrikam.test'), kind: 'SIP' },
    [],
  ],
})
