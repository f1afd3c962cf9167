import { selfSigned } from '../../estate/authority.ts'
import { certificate, root, sound, testRule } from '../../../test/facts.ts'
import { chainNoAia } from './chain-no-aia.ts'

const withIssuerAt = (url: string) => ({
  presents: certificate({ authorityInfoAccess: { caIssuers: [url] } }),
})

testRule(chainNoAia, {
  'fires without an address': [{}, ['info finding']],
  'fires when only OCSP has one': [
    { presents: certificate({ authorityInfoAccess: { ocsp: ['http://ocsp.contoso.test'] } }) },
    ['info finding'],
  ],
  'fires when the address is for members of a directory': [
    withIssuerAt('ldap:///CN=Contoso'),
    ['info finding'],
  ],
  'is silent with an http address': [withIssuerAt('http://aia.contoso.test/issuing.cer'), []],
  'is silent directly below the anchor': [{ presents: root.issue(sound) }, []],
  'is silent about a self-signed certificate': [{ presents: selfSigned(sound) }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
