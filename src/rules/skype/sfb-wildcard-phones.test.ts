import { named, testRule } from '../../../test/facts.ts'
import { sfbWildcardPhones } from './sfb-wildcard-phones.ts'

const both = named('sip.contoso.test', '*.contoso.test')

testRule(sfbWildcardPhones, {
  'fires on an Edge': [{ profile: 'edge', presents: both }, ['warning finding']],
  'fires on a Front End': [{ profile: 'front-end', presents: both }, ['warning finding']],
  'is silent about exact names': [
    { profile: 'edge', presents: named('sip.contoso.test', 'webcon.contoso.test') },
    [],
  ],
  'leaves out the inner side of an Edge, which no telephone meets': [
    { profile: 'edge-internal', presents: both },
    [],
  ],
})
