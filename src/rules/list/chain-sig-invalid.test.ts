import { createAuthority } from '../../estate/authority.ts'
import { certificate, days, intermediate, issuing, root, sound, testRule } from '../../../test/facts.ts'
import { chainSigInvalid } from './chain-sig-invalid.ts'

const rebuilt = createAuthority(
  {
    subject: ['O=Contoso', 'CN=Contoso Issuing CA'],
    notBefore: days(-10),
    notAfter: days(3000),
    subjectKeyIdentifier: null,
  },
  root,
)
const bare = intermediate('Contoso Bare CA', { subjectKeyIdentifier: null })

testRule(chainSigInvalid, {
  'fires for an altered certificate': [
    { presents: [certificate({ faults: { brokenSignature: true } }), issuing] },
    ['error finding'],
  ],
  'fires for an altered intermediate': [
    {
      presents: certificate(
        {},
        intermediate('Contoso Spoilt CA', {
          faults: { brokenSignature: true },
          authorityKeyIdentifier: null,
        }),
      ),
    },
    ['error finding'],
  ],
  'fires when an authority of the same name has another key': [
    { presents: [certificate(), rebuilt] },
    ['error finding'],
  ],
  'leaves another generation with key identifiers to chain-aki-ski': [
    { presents: [certificate(), intermediate('Contoso Issuing CA')] },
    [],
  ],
  'is silent about sound signatures without key identifiers': [
    { presents: bare.issue({ ...sound, authorityKeyIdentifier: null }) },
    [],
  ],
  'is silent without a certificate': [{ presents: [] }, []],
})
