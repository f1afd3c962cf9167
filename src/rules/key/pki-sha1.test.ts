import { createAuthority } from '../../estate/authority.ts'
import { anchor, certificate, days, intermediate, sound, testRule } from '../../../test/facts.ts'
import { pkiSha1 } from './pki-sha1.ts'

const rsaIssuing = intermediate('Contoso RSA CA', { key: 'rsa-2048' })
const oldRoot = createAuthority({
  subject: ['CN=Old Root CA'],
  key: 'rsa-2048',
  signature: 'sha1RSA',
  notBefore: days(-5000),
  notAfter: days(1000),
})

testRule(pkiSha1, {
  'fires for the end entity': [
    { presents: certificate({ signature: 'sha1RSA' }, rsaIssuing) },
    ['error finding'],
  ],
  'is silent about SHA-256': [{ presents: certificate({}, rsaIssuing) }, []],
  'does not mind how an anchor signed itself': [
    { presents: oldRoot.issue({ ...sound, signature: 'sha256RSA' }), anchors: [anchor(oldRoot)] },
    [],
  ],
  'does not mind how a root that is not trusted here signed itself': [
    { presents: [oldRoot.issue({ ...sound, signature: 'sha256RSA' }), oldRoot], anchors: [] },
    [],
  ],
  'is silent without a certificate': [{ presents: [] }, []],
})
