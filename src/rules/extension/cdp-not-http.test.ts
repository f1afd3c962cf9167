import { certificate, issuing, sound, testRule } from '../../../test/facts.ts'
import { cdpNotHttp } from './cdp-not-http.ts'

const { crlUris: _, ...withoutCrl } = sound
const at = (...crlUris: string[]) => certificate({ crlUris })
const ldap = 'ldap:///CN=Contoso%20Issuing%20CA,CN=CDP?certificateRevocationList'

testRule(cdpNotHttp, {
  'fires for ldap alone': [{ profile: 'edge', presents: at(ldap) }, ['error finding']],
  'fires for https alone': [
    { profile: 'edge', presents: at('https://crl.contoso.test/a.crl') },
    ['error finding'],
  ],
  'is content with http beside ldap': [
    { profile: 'edge', presents: at(ldap, 'http://crl.contoso.test/a.crl') },
    [],
  ],
  'leaves a certificate without distribution points to cdp-missing': [
    { profile: 'edge', presents: issuing.issue(withoutCrl) },
    [],
  ],
  'concerns what strangers meet': [{ profile: 'front-end', presents: at(ldap) }, []],
})
