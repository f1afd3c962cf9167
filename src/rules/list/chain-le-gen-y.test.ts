import { createAuthority } from '../../estate/authority.ts'
import { anchor, certificate, days, root, testRule } from '../../../test/facts.ts'
import { chainLeGenY } from './chain-le-gen-y.ts'

const validity = { notBefore: days(-300), notAfter: days(900) }
const rootYr = createAuthority({ subject: ['O=ISRG', 'CN=Root YR'], ...validity })
const crossed = createAuthority({ subject: ['O=ISRG', 'CN=Root YR'], key: rootYr.key, ...validity }, root)
const yr1 = createAuthority({ subject: ["O=Let's Encrypt", 'CN=YR1'], ...validity }, rootYr)
const endEntity = certificate({}, yr1)

testRule(chainLeGenY, {
  'fires when the cross-certificate is not sent': [{ presents: [endEntity, yr1] }, ['error finding']],
  'fires when the new root is sent in its place': [{ presents: [endEntity, yr1, rootYr] }, ['error finding']],
  'is information where the new root is trusted': [
    { presents: [endEntity, yr1], anchors: [anchor(rootYr)] },
    ['info trusted-here'],
  ],
  'is silent when the cross-certificate is sent': [{ presents: [endEntity, yr1, crossed] }, []],
  'is silent about other issuers': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
