import { named, testRule } from '../../../test/facts.ts'
import { nameCnMatch } from './name-cn-match.ts'

testRule(nameCnMatch, {
  'says so when the common name is the name asked for': [{}, ['ok finding']],
  'ignores case': [{ presents: named('SIP.Contoso.test') }, ['ok finding']],
  'is silent about another common name': [{ presents: named('www.contoso.test') }, []],
  'is silent about a wildcard': [{ presents: named('*.contoso.test') }, []],
  'is silent when an address was asked for': [{ name: '192.0.2.1', presents: named('192.0.2.1') }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
