import { named, testRule } from '../../../test/facts.ts'
import { nameWildcardSipStrict } from './name-wildcard-sip-strict.ts'

const presents = named('*.contoso.test')

testRule(nameWildcardSipStrict, {
  'fires for SIP peers': [{ profile: 'sip', presents }, ['warning finding']],
  'fires for Cisco': [{ profile: 'cisco', presents }, ['warning finding']],
  'does not concern others': [{ profile: 'web', presents }, []],
  'is silent when the name itself is there': [
    { profile: 'sip', presents: named('*.contoso.test', 'sip.contoso.test') },
    [],
  ],
})
