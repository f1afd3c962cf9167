import { named, testRule, withoutSan } from '../../../test/facts.ts'
import { fedMsDiag } from './fed-ms-diag.ts'

const fed = { kind: 'FED' as const, profile: 'edge' as const }
const missing = { srv: [], queries: [{ type: 'SRV' as const, rcode: 'NXDOMAIN' as const }] }

testRule(fedMsDiag, {
  'tells 1009 when the record is missing': [{ ...fed, ...missing, endpoints: [] }, ['info srv']],
  'tells 1009 when the record leads to another domain': [
    { ...fed, srv: [{ target: 'sip.fabrikam.test' }] },
    ['info srv'],
  ],
  'tells 1010 when the name does not match': [
    { ...fed, srv: [{}], presents: named('mail.contoso.test') },
    ['info name'],
  ],
  'tells 1010 without alternative names': [
    { ...fed, srv: [{}], presents: withoutSan('CN=sip.contoso.test') },
    ['info name'],
  ],
  'is silent when both are as they should be': [{ ...fed, srv: [{}] }, []],
  'concerns federation only': [{ profile: 'edge', presents: named('mail.contoso.test') }, []],
})
