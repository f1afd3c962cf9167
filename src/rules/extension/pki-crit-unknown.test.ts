import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { pkiCritUnknown } from './pki-crit-unknown.ts'

const own = (critical: boolean, oid = '1.2.3.4') => ({
  extensions: [{ oid, critical, value: Uint8Array.of(5, 0) }],
})

testRule(pkiCritUnknown, {
  'fires for the end entity': [{ presents: certificate(own(true)) }, ['error finding']],
  'fires for an issuer': [
    { presents: certificate({}, intermediate('Contoso Own CA', own(true))) },
    ['error finding'],
  ],
  'is silent when the extension is not critical': [{ presents: certificate(own(false)) }, []],
  'leaves the poison of precertificates to pki-leaf-profile': [
    { presents: certificate(own(true, '1.3.6.1.4.1.11129.2.4.3')) },
    [],
  ],
  'is silent without a certificate': [{ presents: [] }, []],
})
