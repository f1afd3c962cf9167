import { named, testRule } from '../../../test/facts.ts'
import { edgeSipName } from './edge-sip-name.ts'

testRule(edgeSipName, {
  'fires when the SIP domain asked for has no name in the certificate': [
    {
      kind: 'FED',
      profile: 'edge',
      srv: [{ target: 'sip.fabrikam.test' }],
      presents: named('sip.fabrikam.test'),
    },
    ['error finding'],
  ],
  'fires for the SIP domain that a host gives away': [
    { name: 'sip.contoso.test', profile: 'edge', presents: named('edge01.fabrikam.test') },
    ['error finding'],
  ],
  'is content with sip and the domain': [
    { kind: 'FED', profile: 'edge', srv: [{ target: 'sip.fabrikam.test' }] },
    [],
  ],
  'is content with another Access Edge name of the domain that the record names': [
    {
      kind: 'FED',
      profile: 'edge',
      srv: [{ target: 'access.contoso.test' }],
      presents: named('access.contoso.test'),
    },
    [],
  ],
  'does not take a name of a sub-domain for one of the domain': [
    {
      kind: 'FED',
      profile: 'edge',
      srv: [{ target: 'sip.eu.contoso.test' }],
      presents: named('sip.eu.contoso.test'),
    },
    ['error finding'],
  ],
  'guesses no SIP domain from any other host': [
    { name: 'edge01.contoso.test', profile: 'edge', presents: named('sip.fabrikam.test') },
    [],
  ],
  'says nothing without a certificate': [{ kind: 'FED', profile: 'edge', presents: [] }, []],
})
