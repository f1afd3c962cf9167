import { named, testRule } from '../../../test/facts.ts'
import { nameWildcardBad } from './name-wildcard-bad.ts'

testRule(nameWildcardBad, {
  'fires when a wildcard would have to span a dot': [
    { name: 'sbc.sip.contoso.test', presents: named('*.contoso.test') },
    ['error too-shallow'],
  ],
  'fires for a part of a label': [{ presents: named('s*.contoso.test') }, ['error partial']],
  'fires for a wildcard further right': [{ presents: named('sip.*.test') }, ['error not-left-most']],
  'fires for two wildcards': [{ presents: named('*.*.test') }, ['error repeated']],
  'is silent when the wildcard covers the name': [{ presents: named('*.contoso.test') }, []],
  'is silent when another name matches': [{ presents: named('s*.contoso.test', 'sip.contoso.test') }, []],
  'is silent about wildcards of other domains': [{ presents: named('*.fabrikam.test') }, []],
})
