import { testRule } from '../../../test/facts.ts'
import { srvTargetCname } from './srv-target-cname.ts'

const alias = { name: 'SIP.contoso.test.', type: 'CNAME', ttl: 300, data: 'edge.provider.test.' }
const address = { name: 'sip.contoso.test', type: 'A', ttl: 300, data: '192.0.2.1' }

testRule(srvTargetCname, {
  'fires once when the target is an alias, for A and AAAA alike': [
    {
      kind: 'FED',
      srv: [{}, { priority: 10 }],
      queries: [{ answers: [alias] }, { type: 'AAAA', answers: [alias] }],
    },
    ['warning finding'],
  ],
  'is silent when the target has addresses': [
    { kind: 'FED', srv: [{}], queries: [{ answers: [address] }] },
    [],
  ],
  'does not mind an alias that was typed in': [{ queries: [{ answers: [alias] }] }, []],
  'does not mind aliases of other names': [
    { kind: 'FED', srv: [{}], queries: [{ answers: [{ ...alias, name: 'www.contoso.test' }] }] },
    [],
  ],
})
