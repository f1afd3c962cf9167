import { certificate, named, testRule } from '../../../test/facts.ts'
import { sfbWildcardCn } from './sfb-wildcard-cn.ts'

testRule(sfbWildcardCn, {
  'fires for a wildcard as common name': [
    { profile: 'edge', presents: named('*.contoso.test', 'sip.contoso.test') },
    ['error finding'],
  ],
  'is silent about a wildcard among the subject alternative names': [
    { profile: 'edge', presents: named('sip.contoso.test', '*.contoso.test') },
    [],
  ],
  'is silent without a common name': [
    { profile: 'edge', presents: certificate({ subject: ['O=Contoso'] }) },
    [],
  ],
  'concerns Skype for Business only': [{ profile: 'web', presents: named('*.contoso.test') }, []],
})
