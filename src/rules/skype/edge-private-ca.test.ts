import { anchor, certificate, days, issuing, publicRoot, root, testRule } from '../../../test/facts.ts'
import { createAuthority } from '../../estate/authority.ts'
import { edgePrivateCa } from './edge-private-ca.ts'

const other = createAuthority({ subject: ['CN=Other Root'], notBefore: days(-100), notAfter: days(1000) })
const withRoot = [certificate(), issuing, root]
const unknown = { anchors: [anchor(other)], presents: withRoot }

testRule(edgePrivateCa, {
  'fires for a root that was sent and that nobody knows': [
    { ...unknown, kind: 'FED', profile: 'edge' },
    ['error finding'],
  ],
  'is a warning where only the port says that it is an Edge': [
    { ...unknown, profile: 'edge', profileReason: 'inferred from port 5061' },
    ['warning finding'],
  ],
  'takes a root that the user named for agreed upon': [{ kind: 'FED', profile: 'edge' }, []],
  'is silent about a public root': [{ kind: 'FED', profile: 'edge', anchors: [publicRoot] }, []],
  'does not guess a root that was not sent': [{ kind: 'FED', profile: 'edge', anchors: [anchor(other)] }, []],
  'leaves a self-signed certificate to pki-self-signed': [
    { ...unknown, kind: 'FED', profile: 'edge', presents: [root] },
    [],
  ],
  'concerns what partners and strangers meet': [{ ...unknown, profile: 'front-end' }, []],
})
