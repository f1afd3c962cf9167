import { certificate, named, testRule } from '../../../test/facts.ts'
import { sfbWildcardSipPort } from './sfb-wildcard-sip-port.ts'

const wildcard = certificate({ subjectAltName: [{ dns: '*.contoso.test' }] })

testRule(sfbWildcardSipPort, {
  'fires on an Edge': [{ profile: 'edge', presents: wildcard }, ['error finding']],
  'fires on a Mediation Server': [{ profile: 'mediation', presents: wildcard }, ['error finding']],
  'fires on the SIP port of a Front End': [{ profile: 'front-end', presents: wildcard }, ['error finding']],
  'lets the web services of a Front End have it': [
    { profile: 'front-end', presents: wildcard, endpoint: { port: 443 } },
    [],
  ],
  'is silent when the exact name is there too': [
    { profile: 'edge', presents: named('sip.contoso.test', '*.contoso.test') },
    [],
  ],
  'concerns Skype for Business only': [{ profile: 'teams-sbc', presents: wildcard }, []],
})
