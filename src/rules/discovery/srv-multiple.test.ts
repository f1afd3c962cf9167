import { named, testRule } from '../../../test/facts.ts'
import { srvMultiple } from './srv-multiple.ts'

const srv = [{ target: 'sip.contoso.test' }, { target: 'sip2.contoso.test', priority: 10 }]
const at = (host: string, ...names: string[]) => ({ host, serverName: host, presents: [named(...names)] })
const first = at('sip.contoso.test', 'sip.contoso.test')

testRule(srvMultiple, {
  'tells of several records': [
    { kind: 'FED', srv, endpoints: [first, at('sip2.contoso.test', 'sip2.contoso.test')] },
    ['info finding'],
  ],
  'warns when one of the hosts does not carry its name': [
    { kind: 'FED', srv, endpoints: [first, at('sip2.contoso.test', 'sip.contoso.test')] },
    ['warning unnamed'],
  ],
  'blames the certificate and not the records when every host is wrong': [
    {
      kind: 'FED',
      srv,
      endpoints: [at('sip.contoso.test', 'a.test'), at('sip2.contoso.test', 'a.test')],
    },
    ['info finding'],
  ],
  'is silent about one record': [{ kind: 'FED', srv: [{}] }, []],
  'does not count a record that offers nothing': [{ kind: 'FED', srv: [{}, { target: '.' }] }, []],
})
