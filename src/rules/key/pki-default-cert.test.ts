import { selfSigned } from '../../estate/authority.ts'
import { certificate, intermediate, sound, testRule } from '../../../test/facts.ts'
import { pkiDefaultCert } from './pki-default-cert.ts'

const called = (...subject: string[]) => ({ presents: selfSigned({ ...sound, subject }) })

testRule(pkiDefaultCert, {
  'fires for localhost': [called('CN=localhost'), ['warning finding']],
  'fires for the defaults of OpenSSL': [
    called('O=Internet Widgits Pty Ltd', 'CN=sip.contoso.test'),
    ['warning finding'],
  ],
  'fires for an ingress controller': [
    called('O=Acme Co', 'CN=Kubernetes Ingress Controller Fake Certificate'),
    ['warning finding'],
  ],
  'fires for a test authority': [
    { presents: certificate({}, intermediate('(STAGING) Wannabe Watercress R11')) },
    ['warning finding'],
  ],
  'is silent about a host that only begins alike': [called('CN=localhost.contoso.test'), []],
  'is silent about an ordinary certificate': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
