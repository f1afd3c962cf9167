import { selfSigned } from '../../estate/authority.ts'
import { anchor, certificate, sound, testRule } from '../../../test/facts.ts'
import { pkiSelfSigned } from './pki-self-signed.ts'

const presents = selfSigned(sound)

testRule(pkiSelfSigned, {
  'fires for a certificate signed with its own key': [{ presents }, ['error finding']],
  'is information when this very certificate was given as an anchor': [
    { presents, anchors: [anchor(presents)] },
    ['info trusted-here'],
  ],
  'is not misled by subject and issuer having the same name': [
    { presents: certificate({ faults: { issuer: ['O=Contoso', 'CN=sip.contoso.test'] } }) },
    [],
  ],
  'is silent about a certificate of an authority': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
