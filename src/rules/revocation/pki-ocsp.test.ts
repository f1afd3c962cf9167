import { integer, sequence } from '../../asn1/encode.ts'
import { certificate, testRule } from '../../../test/facts.ts'
import { ocspOf } from '../../../test/revocation-facts.ts'
import { pkiOcsp } from './pki-ocsp.ts'

const withOcsp = (...urls: string[]) => certificate({ authorityInfoAccess: { ocsp: urls } })
const mustStaple = certificate({
  authorityInfoAccess: { ocsp: ['http://ocsp.contoso.test/'] },
  extensions: [{ oid: '1.3.6.1.5.5.7.1.24', value: sequence(integer(5)) }],
})

testRule(pkiOcsp, {
  'says that there is no responder': [{}, ['info finding']],
  'is silent when there is one': [{ presents: withOcsp('http://ocsp.contoso.test/') }, []],
  "names the responder of Let's Encrypt, which has ended": [
    { presents: withOcsp('http://e5.o.lencr.org') },
    ['info ended'],
  ],
  'is not taken in by a name that looks like it': [
    { presents: withOcsp('http://o.lencr.org.contoso.test/') },
    [],
  ],
  'warns when a staple is demanded and none is sent': [
    { presents: mustStaple, endpoint: { staple: null } },
    ['warning must-staple'],
  ],
  'is silent when the staple is there': [
    { presents: mustStaple, endpoint: { staple: ocspOf(mustStaple) } },
    [],
  ],
  'is silent when nobody asked for it': [{ presents: mustStaple }, []],
  'is silent without a certificate': [{ endpoint: { presents: [] } }, []],
})
