import { testRule } from '../../../test/facts.ts'
import { srvTargetOtherDomainClient } from './srv-target-other-domain-client.ts'

const srv = [{ target: 'edge.fabrikam.test' }]

testRule(srvTargetOtherDomainClient, {
  'fires for a host of another domain': [{ kind: 'SIP', srv }, ['warning finding']],
  'fires for internal clients': [{ kind: 'SIPINT', srv }, ['warning finding']],
  'exempts Microsoft 365': [{ kind: 'SIP', srv: [{ target: 'sipdir.online.lync.com' }] }, []],
  'is silent about a host of the domain itself': [{ kind: 'SIP', srv: [{}] }, []],
  'leaves federation to srv-target-other-domain': [{ kind: 'FED', srv }, []],
})
