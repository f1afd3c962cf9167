import { testRule } from '../../../test/facts.ts'
import { srvM365 } from './srv-m365.ts'

const cloud = [{ target: 'sipfed.online.lync.com' }]
const alias = (label: string, host: string) => {
  const name = `${label}.contoso.test`
  return { name, type: 'A' as const, answers: [{ name, type: 'CNAME', ttl: 60, data: host }] }
}
const clientRecord = {
  name: '_sip._tls.contoso.test',
  type: 'SRV' as const,
  answers: [{ name: '_sip._tls.contoso.test', type: 'SRV', ttl: 60, data: '0 0 443 sip.contoso.test.' }],
}

testRule(srvM365, {
  'says that the domain lives in Microsoft 365': [{ kind: 'FED', srv: cloud }, ['info cloud']],
  'is content when every record leads there': [
    { kind: 'FED', srv: cloud, related: [alias('lyncdiscover', 'webdir.online.lync.com.')] },
    ['info cloud'],
  ],
  'warns when discovery leads elsewhere': [
    { kind: 'FED', srv: cloud, related: [alias('lyncdiscover', 'webext.contoso.test')] },
    ['warning split'],
  ],
  'warns when the client record leads elsewhere': [
    { kind: 'FED', srv: cloud, related: [clientRecord] },
    ['warning split'],
  ],
  'warns when federation stays here and clients went': [
    { kind: 'FED', srv: [{}], related: [alias('sip', 'sipdir.online.lync.com')] },
    ['warning split'],
  ],
  'is silent about a domain on premises': [
    { kind: 'FED', srv: [{}], related: [clientRecord, alias('lyncdiscover', 'webext.contoso.test')] },
    [],
  ],
})
