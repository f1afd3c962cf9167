import { named, testRule } from '../../../test/facts.ts'
import { nameSanMatch } from './name-san-match.ts'

testRule(nameSanMatch, {
  'says so when a subject alternative name is the name asked for': [
    { presents: named('www.contoso.test', 'sip.contoso.test') },
    ['ok finding'],
  ],
  'is silent about a wildcard': [{ presents: named('*.contoso.test') }, []],
  'is silent about other names': [{ presents: named('www.contoso.test') }, []],
  'compares the host of the SRV record, not the domain': [
    { kind: 'FED', presents: named('sip.contoso.test') },
    ['ok finding'],
  ],
})
