import { createAuthority } from '../../estate/authority.ts'
import { anchor, certificate, days, intermediate, sound, testRule } from '../../../test/facts.ts'
import { sfbSigPss } from './sfb-sig-pss.ts'

const rsaIssuing = intermediate('Contoso RSA CA', { key: 'rsa-2048' })
const pssSigned = certificate({ signature: 'sha256PSS' }, rsaIssuing)

const pssRoot = createAuthority({
  subject: ['CN=PSS Root CA'],
  key: 'rsa-2048',
  signature: 'sha256PSS',
  notBefore: days(-100),
  notAfter: days(1000),
})
const belowPssRoot = pssRoot.issue({ ...sound, signature: 'sha256RSA' })

testRule(sfbSigPss, {
  'is an error for Skype for Business': [{ profile: 'front-end', presents: pssSigned }, ['error signature']],
  'is information for others': [{ presents: pssSigned }, ['info signature']],
  'fires for a key that allows nothing else': [
    { profile: 'edge', presents: certificate({ key: 'rsassa-pss-2048' }) },
    ['error key'],
  ],
  'is silent about plain RSA': [{ profile: 'edge', presents: certificate({}, rsaIssuing) }, []],
  'does not mind how a trust anchor signed itself': [
    { profile: 'edge', presents: belowPssRoot, anchors: [anchor(pssRoot)] },
    [],
  ],
})
