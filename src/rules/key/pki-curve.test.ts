import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { pkiCurve } from './pki-curve.ts'

testRule(pkiCurve, {
  'fires for the end entity': [{ presents: certificate({ key: 'ec-secp256k1' }) }, ['error finding']],
  'fires for an issuer': [
    { presents: certificate({}, intermediate('Contoso Odd CA', { key: 'ec-secp256k1' })) },
    ['error finding'],
  ],
  'is silent about P-521': [{ presents: certificate({ key: 'ec-p521' }) }, []],
  'is silent about P-256': [{}, []],
  'is silent about RSA': [{ presents: certificate({ key: 'rsa-2048' }) }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
