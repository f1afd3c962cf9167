import { testRule, withoutSan } from '../../../test/facts.ts'
import { nameSanMissing } from './name-san-missing.ts'

const presents = withoutSan('CN=sip.contoso.test')

testRule(nameSanMissing, {
  'fires even when the common name matches': [{ presents }, ['error finding']],
  'fires when an address was asked for': [{ name: '192.0.2.1', presents }, ['error finding']],
  'is information on the internal side of an Edge': [
    { profile: 'edge-internal', presents },
    ['info edge-internal'],
  ],
  'is an error there too when the common name is wrong': [
    { profile: 'edge-internal', presents: withoutSan('CN=www.contoso.test') },
    ['error finding'],
  ],
  'is silent when the extension is there': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
