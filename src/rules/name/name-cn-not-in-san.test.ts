import { certificate, named, testRule, withoutSan } from '../../../test/facts.ts'
import { nameCnNotInSan } from './name-cn-not-in-san.ts'

const edge = { subject: ['CN=edge.contoso.test'] }

testRule(nameCnNotInSan, {
  'fires when the common name is not repeated': [{ presents: certificate(edge) }, ['warning finding']],
  'fires when an address was asked for': [
    { name: '192.0.2.1', presents: certificate(edge) },
    ['warning finding'],
  ],
  'is silent when it is, whatever the case': [
    { presents: named('EDGE.contoso.test', 'sip.contoso.test') },
    [],
  ],
  'leaves a common name that is the one asked for to name-cn-only-match': [
    { presents: certificate({ subjectAltName: [{ dns: 'edge.contoso.test' }] }) },
    [],
  ],
  'is silent without subject alternative names': [{ presents: withoutSan('CN=edge.contoso.test') }, []],
})
