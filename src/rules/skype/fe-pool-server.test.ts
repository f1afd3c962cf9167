import { certificate, named, testRule } from '../../../test/facts.ts'
import { fePoolServer } from './fe-pool-server.ts'

const pool = { name: 'pool01.contoso.test', profile: 'front-end' as const }
const server = named('pool01.contoso.test', 'fe01.contoso.test', 'sip.contoso.test')
const poolAlone = named('pool01.contoso.test', 'sip.contoso.test')

testRule(fePoolServer, {
  'fires when the subject is a service name': [
    { ...pool, presents: named('sip.contoso.test', 'pool01.contoso.test') },
    ['error common-name'],
  ],
  'fires when the subject is no host name': [
    {
      ...pool,
      presents: certificate({
        subject: ['CN=Contoso Front End'],
        subjectAltName: [{ dns: 'pool01.contoso.test' }],
      }),
    },
    ['error common-name'],
  ],
  'fires when the pool is not among the alternative names': [
    {
      ...pool,
      name: 'fe01.contoso.test',
      presents: certificate({
        subject: ['CN=pool01.contoso.test'],
        subjectAltName: [{ dns: 'fe01.contoso.test' }],
      }),
    },
    ['error pool-name'],
  ],
  'fires when the name asked for is missing': [
    { ...pool, name: 'fe02.contoso.test', presents: server },
    ['error asked-name'],
  ],
  'fires when no server of several is named': [
    { ...pool, endpoints: [{ presents: [poolAlone] }, { presents: [poolAlone] }] },
    ['error server-name', 'error server-name'],
  ],
  'takes one server with two kinds of address for one': [
    {
      ...pool,
      endpoints: [{ presents: [poolAlone] }, { presents: [poolAlone], address: '2001:db8::1' }],
    },
    [],
  ],
  'is content with pool and server': [
    { ...pool, endpoints: [{ presents: [server] }, { presents: [server] }] },
    [],
  ],
  'is content when asked by the name of the server': [
    { ...pool, name: 'fe01.contoso.test', presents: server },
    [],
  ],
  'leaves the web services alone': [
    { ...pool, presents: named('meet.contoso.test'), endpoint: { port: 443 } },
    [],
  ],
  'says nothing of an address': [{ ...pool, name: '192.0.2.1' }, []],
})
