import { certificate, named, publicRoot, testRule } from '../../../test/facts.ts'
import { nameInternal } from './name-internal.ts'

const local = named('sip.contoso.test', 'edge01.contoso.local')

testRule(nameInternal, {
  'is information under a private root': [{ presents: local }, ['info finding']],
  'is an error under a public root': [{ presents: local, anchors: [publicRoot] }, ['error public']],
  'takes a name without a dot for internal': [
    { presents: named('sip.contoso.test', 'edge01') },
    ['info finding'],
  ],
  'takes a private address for internal': [
    { presents: certificate({ subjectAltName: [{ ip: Uint8Array.of(10, 0, 0, 1) }] }) },
    ['info finding'],
  ],
  'is silent about public names': [{ presents: named('sip.contoso.test', 'local.contoso.test') }, []],
  'is silent about public addresses': [
    { presents: certificate({ subjectAltName: [{ ip: Uint8Array.of(9, 9, 9, 9) }] }) },
    [],
  ],
})
