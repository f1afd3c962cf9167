import { certificate, named, testRule, withoutSan } from '../../../test/facts.ts'
import { nameCnOnlyMatch } from './name-cn-only-match.ts'

const otherSan = { subjectAltName: [{ dns: 'www.contoso.test' }] }

testRule(nameCnOnlyMatch, {
  'fires when only the common name matches': [{ presents: certificate(otherSan) }, ['warning finding']],
  'fires when a wildcard in the common name matches': [
    { presents: certificate({ subject: ['CN=*.contoso.test'], ...otherSan }) },
    ['warning finding'],
  ],
  'is silent when a subject alternative name matches': [{}, []],
  'is silent when neither matches': [{ presents: named('www.contoso.test') }, []],
  'leaves the missing extension to name-san-missing': [{ presents: withoutSan('CN=sip.contoso.test') }, []],
})
