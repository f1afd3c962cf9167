import { certificate, intermediate, publicRoot, testRule } from '../../../test/facts.ts'
import { chainIntercepted } from './chain-intercepted.ts'

const inspected = certificate({}, intermediate('Zscaler Intermediate Root CA'))
const srv = [{ target: 'sipfed.online.lync.com' }]

testRule(chainIntercepted, {
  'fires for the authority of an inspecting proxy': [{ presents: inspected }, ['warning finding']],
  'is silent when a public root stands above': [{ presents: inspected, anchors: [publicRoot] }, []],
  'is silent about a company authority': [{}, []],
  'fires for a host of Microsoft 365 under a private root': [
    { kind: 'FED', profile: 'edge', profileReason: 'inferred', srv },
    ['warning microsoft'],
  ],
  'is silent about a host of Microsoft 365 under a public root': [
    { kind: 'FED', profile: 'edge', profileReason: 'inferred', srv, anchors: [publicRoot] },
    [],
  ],
  'leaves a publicly logged certificate without path to chain-missing-intermediate': [
    {
      kind: 'FED',
      profile: 'edge',
      profileReason: 'inferred',
      srv,
      presents: certificate({
        extensions: [{ oid: '1.3.6.1.4.1.11129.2.4.2', value: Uint8Array.of(4, 2, 0, 0) }],
      }),
    },
    [],
  ],
  'is silent about a SIP domain of its own': [{ kind: 'FED', profile: 'edge' }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
