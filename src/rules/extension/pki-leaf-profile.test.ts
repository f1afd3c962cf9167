import { certificate, issuing, sound, testRule } from '../../../test/facts.ts'
import { pkiLeafProfile } from './pki-leaf-profile.ts'

const poison = { oid: '1.3.6.1.4.1.11129.2.4.3', critical: true, value: Uint8Array.of(5, 0) }
const { subject, notBefore, notAfter } = sound

testRule(pkiLeafProfile, {
  'fires for version 1': [
    { presents: issuing.issue({ subject, notBefore, notAfter, version: 1 }) },
    ['error version'],
  ],
  'fires for an authority': [
    { presents: certificate({ basicConstraints: { cA: true } }) },
    ['error authority'],
  ],
  'fires for a precertificate': [
    { presents: certificate({ extensions: [poison] }) },
    ['error precertificate'],
  ],
  'is silent without basic constraints': [{ presents: certificate({ basicConstraints: null }) }, []],
  'is silent about an ordinary certificate': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
