import { certificate, testRule } from '../../../test/facts.ts'
import { sfbKeyEcc } from './sfb-key-ecc.ts'

testRule(sfbKeyEcc, {
  'says so for P-256': [{ profile: 'edge' }, ['info finding']],
  'says so for P-521': [
    { profile: 'front-end', presents: certificate({ key: 'ec-p521' }) },
    ['info finding'],
  ],
  'is silent about RSA': [{ profile: 'edge', presents: certificate({ key: 'rsa-2048' }) }, []],
  'leaves other curves to pki-curve': [
    { profile: 'edge', presents: certificate({ key: 'ec-secp256k1' }) },
    [],
  ],
  'concerns Skype for Business only': [{ profile: 'web' }, []],
})
