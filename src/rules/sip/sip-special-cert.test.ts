import { ia5String, explicitTag, sequence } from '../../asn1/encode.ts'
import { certificate, testRule } from '../../../test/facts.ts'
import { sipSpecialCert } from './sip-special-cert.ts'

const sipDomain = '1.3.6.1.5.5.7.3.20'
const numbers = certificate({
  extensions: [{ oid: '1.3.6.1.5.5.7.1.26', value: sequence(explicitTag(2, ia5String('61285550100'))) }],
})

testRule(sipSpecialCert, {
  'fires for the purpose of SIP domains alone': [
    { profile: 'sip', presents: certificate({ extKeyUsage: [sipDomain] }) },
    ['warning sip-domain'],
  ],
  'fires for a list of telephone numbers': [
    { profile: 'sip', presents: numbers },
    ['warning caller-identity'],
  ],
  'is content with server authentication beside it': [
    { profile: 'cisco', presents: certificate({ extKeyUsage: ['serverAuth', sipDomain] }) },
    [],
  ],
  'is silent about an ordinary certificate': [{ profile: 'sip' }, []],
  'concerns SIP only': [{ profile: 'web', presents: numbers }, []],
})
