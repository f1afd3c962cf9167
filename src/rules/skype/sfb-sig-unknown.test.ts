import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { sfbSigUnknown } from './sfb-sig-unknown.ts'

const edwardsIssuing = intermediate('Contoso Ed25519 CA', { key: 'ed25519' })
const rsaIssuing = intermediate('Contoso RSA CA', { key: 'rsa-2048' })

testRule(sfbSigUnknown, {
  'fires for an algorithm outside the documented ones': [
    { profile: 'edge', presents: certificate({}, edwardsIssuing) },
    ['error finding'],
  ],
  'concerns Skype for Business only': [{ presents: certificate({}, edwardsIssuing) }, []],
  'is silent about ECDSA with SHA-256': [{ profile: 'edge' }, []],
  'is silent about SHA-1, which is documented': [
    { profile: 'edge', presents: certificate({ signature: 'sha1RSA' }, rsaIssuing) },
    [],
  ],
  'leaves RSASSA-PSS to sfb-sig-pss': [
    { profile: 'edge', presents: certificate({ signature: 'sha256PSS' }, rsaIssuing) },
    [],
  ],
})
