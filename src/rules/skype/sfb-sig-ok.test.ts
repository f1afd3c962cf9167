import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { sfbSigOk } from './sfb-sig-ok.ts'

const rsaIssuing = intermediate('Contoso RSA CA', { key: 'rsa-2048' })

testRule(sfbSigOk, {
  'says so for the SHA-2 family': [{ profile: 'edge' }, ['ok finding']],
  'is silent about SHA-1': [
    { profile: 'edge', presents: certificate({ signature: 'sha1RSA' }, rsaIssuing) },
    [],
  ],
  'is silent about RSASSA-PSS': [
    { profile: 'edge', presents: certificate({ signature: 'sha256PSS' }, rsaIssuing) },
    [],
  ],
  'is silent without a certificate': [{ profile: 'edge', presents: [] }, []],
})
