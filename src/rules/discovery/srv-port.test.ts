import { testRule } from '../../../test/facts.ts'
import { srvPort } from './srv-port.ts'

testRule(srvPort, {
  'is a warning for federation': [{ kind: 'FED', srv: [{ port: 5062 }] }, ['warning federation']],
  'is information for clients': [{ kind: 'SIP', srv: [{ port: 5061 }] }, ['info client']],
  'is silent about 5061 for federation': [{ kind: 'FED', srv: [{}] }, []],
  'is silent about 443 for external clients': [{ kind: 'SIP', srv: [{ port: 443 }] }, []],
  'is silent about 5061 for internal clients': [{ kind: 'SIPINT', srv: [{}] }, []],
  'is silent about a service that is not offered': [{ kind: 'FED', srv: [{ target: '.', port: 0 }] }, []],
})
