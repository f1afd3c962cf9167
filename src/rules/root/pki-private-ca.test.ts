import { selfSigned } from '../../estate/authority.ts'
import { certificate, issuing, publicRoot, root, sound, testRule } from '../../../test/facts.ts'
import { rootIn } from '../../../test/known-roots.ts'
import { pkiPrivateCa } from './pki-private-ca.ts'

testRule(pkiPrivateCa, {
  'fires for a root that the user named': [{}, ['info finding']],
  'fires for a root that was only sent': [
    { presents: [certificate(), issuing, root], anchors: [] },
    ['info sent'],
  ],
  'is told once for a pool': [{ endpoints: [{}, {}, {}] }, ['info finding']],
  'is silent about a public root': [{ anchors: [publicRoot] }, []],
  'is silent about a root of a list that the user named': [{ programs: rootIn(['windows']) }, []],
  'is silent when no root was reached': [{ anchors: [] }, []],
  'leaves a self-signed certificate to pki-self-signed': [{ presents: selfSigned(sound), anchors: [] }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
