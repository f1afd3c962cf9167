import { certificate, named, testRule } from '../../../test/facts.ts'
import { nameWildcardCovers } from './name-wildcard-covers.ts'

const presents = named('*.contoso.test')
const inCommonName = certificate({
  subject: ['CN=*.contoso.test'],
  subjectAltName: [{ dns: 'www.contoso.test' }],
})

testRule(nameWildcardCovers, {
  'says so': [{ presents }, ['ok finding']],
  'is reserved on the inner side of an Edge': [{ profile: 'edge-internal', presents }, ['info skype']],
  'leaves other roles of Skype for Business to their own rules': [{ profile: 'edge', presents }, []],
  'leaves SIP peers to name-wildcard-sip-strict': [{ profile: 'sip', presents }, []],
  'takes the common name for Teams': [{ profile: 'teams-sbc', presents: inCommonName }, ['ok common-name']],
  'takes the common name for nobody else': [{ presents: inCommonName }, []],
  'is silent when the name itself is there too': [
    { presents: named('*.contoso.test', 'sip.contoso.test') },
    [],
  ],
  'is silent when the wildcard does not cover the name': [{ name: 'a.sip.contoso.test', presents }, []],
})
