import { certificate, named, testRule } from '../../../test/facts.ts'
import { medNames } from './med-names.ts'

const pool = { name: 'med.contoso.test', profile: 'mediation' as const, endpoint: { port: 5067 } }
const poolAlone = { presents: [named('med.contoso.test')] }

testRule(medNames, {
  'fires when the subject is a service name': [
    { ...pool, presents: named('sip.contoso.test', 'med.contoso.test') },
    ['error common-name'],
  ],
  'fires when the pool is not among the alternative names': [
    {
      ...pool,
      name: 'med01.contoso.test',
      presents: certificate({
        subject: ['CN=med.contoso.test'],
        subjectAltName: [{ dns: 'med01.contoso.test' }],
      }),
    },
    ['error pool-name'],
  ],
  'fires when the name asked for is missing': [
    { ...pool, presents: named('med01.contoso.test') },
    ['error asked-name'],
  ],
  'fires when no server of several is named': [
    { ...pool, endpoints: [poolAlone, poolAlone] },
    ['error server-name', 'error server-name'],
  ],
  'is content with pool and server': [
    { ...pool, presents: named('med.contoso.test', 'med01.contoso.test') },
    [],
  ],
  'is content with a single server that is its own pool': [
    { ...pool, presents: named('med.contoso.test') },
    [],
  ],
  'concerns the Mediation Server only': [
    { ...pool, profile: 'sip', presents: named('med01.contoso.test') },
    [],
  ],
})
