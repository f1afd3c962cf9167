import { named, testRule } from '../../../test/facts.ts'
import { edgeXmpp } from './edge-xmpp.ts'

const name = '_xmpp-server._tcp.contoso.test'
const answered = [{ name, type: 'SRV', ttl: 60, data: '0 0 5269 xmpp.contoso.test' }]
const announced = [{ name, type: 'SRV' as const, answers: answered }]
const edge = { kind: 'FED' as const, profile: 'edge' as const }

testRule(edgeXmpp, {
  'fires when DNS announces XMPP, and says what the certificate lacks': [
    { ...edge, related: announced },
    ['info names'],
  ],
  'fires when the certificate is complete': [
    {
      ...edge,
      related: announced,
      presents: named('sip.contoso.test', 'contoso.test', 'xmpp.contoso.test'),
    },
    ['info finding'],
  ],
  'is silent when there is no record': [{ ...edge, related: [{ name, type: 'SRV', rcode: 'NXDOMAIN' }] }, []],
  'is silent when nobody asked': [edge, []],
})
