import { testRule } from '../../../test/facts.ts'
import { srvInternalPublic } from './srv-internal-public.ts'

const resolver = '203.0.113.53:53'
const found = { name: 'lyncdiscoverinternal.contoso.test', type: 'A' as const }

testRule(srvInternalPublic, {
  'fires for the record asked for': [{ kind: 'SIPINT', srv: [{}], resolver }, ['info finding']],
  'fires for an inner name beside the record asked for': [
    { kind: 'FED', srv: [{}], related: [found], resolver },
    ['info finding'],
  ],
  'is silent when DNS does not know them': [
    { kind: 'FED', srv: [{}], related: [{ ...found, rcode: 'NXDOMAIN' }], resolver },
    [],
  ],
  'is silent when a server inside was asked': [
    { kind: 'SIPINT', srv: [{}], related: [found], resolver: '10.0.0.53:53' },
    [],
  ],
})
