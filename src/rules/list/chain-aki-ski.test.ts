import { certificate, intermediate, issuing, sound, testRule } from '../../../test/facts.ts'
import { chainAkiSki } from './chain-aki-ski.ts'

const otherIdentifier = Uint8Array.from({ length: 20 }, () => 7)

testRule(chainAkiSki, {
  'fires for another generation of the issuer': [
    { presents: [certificate(), intermediate('Contoso Issuing CA')] },
    ['error finding'],
  ],
  'fires when only the identifier differs': [
    { presents: [certificate({ authorityKeyIdentifier: otherIdentifier }), issuing] },
    ['error same-key'],
  ],
  'is silent where the right generation is sent too': [
    { presents: [certificate(), intermediate('Contoso Issuing CA'), issuing] },
    [],
  ],
  'is silent without an identifier': [
    { presents: issuing.issue({ ...sound, authorityKeyIdentifier: null }) },
    [],
  ],
  'is silent about identifiers that agree': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
