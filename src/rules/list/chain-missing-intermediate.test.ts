import { certificate, issuing, root, testRule } from '../../../test/facts.ts'
import { selfSigned } from '../../estate/authority.ts'
import { sound } from '../../../test/facts.ts'
import { chainMissingIntermediate } from './chain-missing-intermediate.ts'

const timestamps = { oid: '1.3.6.1.4.1.11129.2.4.2', value: Uint8Array.of(4, 2, 0, 0) }

function fetchedIssuer(octets: Uint8Array) {
  return { url: 'http://aia.contoso.test/ca.cer', purpose: 'issuer' as const, outcome: 'ok' as const, octets }
}

testRule(chainMissingIntermediate, {
  'fires when the end entity is sent alone': [{ presents: [certificate()] }, ['error finding']],
  'tells where to get what is missing': [
    { presents: [certificate({ authorityInfoAccess: { caIssuers: ['http://aia.contoso.test/ca.cer'] } })] },
    ['error downloadable'],
  ],
  'is a warning where the missing one may be a private root': [
    { presents: [certificate(), issuing], anchors: [] },
    ['warning issuer-unknown'],
  ],
  'is a warning where the issuer of a certificate sent alone may be a private root': [
    { presents: [certificate()], anchors: [] },
    ['warning issuer-unknown'],
  ],
  'is an error where a public authority issued it': [
    { presents: [certificate({ extensions: [timestamps] }), issuing], anchors: [] },
    ['error finding'],
  ],
  'is an error where the issuer was fetched, and is no root': [
    { presents: [certificate()], endpoint: { fetched: [fetchedIssuer(issuing.der)] }, anchors: [] },
    ['error finding'],
  ],
  'is a warning where the issuer was fetched, and is a root': [
    {
      presents: [root.issue(sound)],
      endpoint: { fetched: [fetchedIssuer(root.der)] },
      anchors: [],
    },
    ['warning issuer-unknown'],
  ],
  'is silent when the list reaches an anchor': [{}, []],
  'is silent when the list ends in a self-signed certificate': [
    { presents: [certificate(), issuing, root], anchors: [] },
    [],
  ],
  'is silent about a self-signed end entity': [{ presents: [selfSigned(sound)] }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
