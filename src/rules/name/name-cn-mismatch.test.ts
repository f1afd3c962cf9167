import { named, testRule, withoutSan } from '../../../test/facts.ts'
import { nameCnMismatch } from './name-cn-mismatch.ts'

testRule(nameCnMismatch, {
  'is information where subject alternative names decide': [
    { presents: named('www.contoso.test', 'sip.contoso.test') },
    ['info san-decides'],
  ],
  'is a warning where nothing else names the host': [
    { presents: withoutSan('CN=www.contoso.test') },
    ['warning no-san'],
  ],
  'is silent when the common name matches': [{}, []],
  'leaves wildcards to their own rules': [{ presents: named('*.fabrikam.test') }, []],
  'is silent without a common name': [{ presents: withoutSan('O=Contoso') }, []],
  'is silent when an address was asked for': [{ name: '192.0.2.1' }, []],
})
