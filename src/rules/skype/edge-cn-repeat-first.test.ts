import { certificate, named, testRule, withoutSan } from '../../../test/facts.ts'
import { edgeCnRepeatFirst } from './edge-cn-repeat-first.ts'

const names = (...all: string[]) => ({ subjectAltName: all.map((dns) => ({ dns })) })

testRule(edgeCnRepeatFirst, {
  'fires when the common name is not repeated': [
    { profile: 'edge', presents: certificate(names('webcon.contoso.test')) },
    ['warning not-repeated'],
  ],
  'fires when it is repeated further down': [
    { profile: 'edge', presents: certificate(names('webcon.contoso.test', 'sip.contoso.test')) },
    ['warning not-first'],
  ],
  'is silent when it comes first, whatever its case': [
    { profile: 'edge', presents: certificate(names('SIP.contoso.test', 'webcon.contoso.test')) },
    [],
  ],
  'concerns the Edge only': [{ profile: 'web', presents: named('www.contoso.test', 'sip.contoso.test') }, []],
  'leaves a certificate without alternative names to name-san-missing': [
    { profile: 'edge', presents: withoutSan('CN=sip.contoso.test') },
    [],
  ],
})
