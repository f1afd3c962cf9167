import { named, testRule } from '../../../test/facts.ts'
import { feAutologon } from './fe-autologon.ts'

const inside = { kind: 'SIPINT' as const, profile: 'front-end' as const }
const pool = named('pool01.contoso.test', 'fe01.contoso.test')
const sipinternal = { name: 'sipinternal.contoso.test', type: 'A' as const, rcode: 'NOERROR' as const }

testRule(feAutologon, {
  'fires when clients are led to a server without sip and the domain': [
    { ...inside, presents: pool },
    ['warning finding'],
  ],
  'fires for clients outside too': [
    { kind: 'SIP', profile: 'edge', presents: named('access.contoso.test') },
    ['warning finding'],
  ],
  'wants the inner name where it exists': [{ ...inside, related: [sipinternal] }, ['warning finding']],
  'does not want the inner name where DNS does not have it': [
    { ...inside, related: [{ ...sipinternal, rcode: 'NXDOMAIN' }] },
    [],
  ],
  'is content with sip and the domain': [
    { ...inside, presents: named('pool01.contoso.test', 'sip.contoso.test') },
    [],
  ],
  'does not know of clients when a host is asked for': [{ profile: 'front-end', presents: pool }, []],
})
