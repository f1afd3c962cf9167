/** srv-port: a SRV record names another port than the documented one. */
import type { TargetRule } from '../rule.ts'
import { skypeEdgeCertificates } from '../sources.ts'
import { offeredRecords, serviceOf } from '../srv-records.ts'

export const srvPort: TargetRule = {
  id: 'srv-port',
  title: 'Unusual port in the SRV record',
  severity: 'info',
  audiences: 'all',
  scope: 'target',
  *check(target) {
    const service = serviceOf(target)
    if (service === undefined) return
    const record = `${service.service}.${target.target.name}`
    for (const { target: host, port } of offeredRecords(target)) {
      if (port === service.port) continue
      const evidence = { record, host, port, usual: service.port }
      yield target.audiences.has('fed')
        ? { message: 'federation', severity: 'warning', evidence }
        : { message: 'client', evidence }
    }
  },
  messages: {
    federation: {
      text: 'The record {record} names {host} with port {port}, where federation uses {usual}. Firewalls of partners often allow {usual} only, so the connection fails for some.',
      fix: 'Let the Access Edge service listen for federation on {usual} and correct the record.',
    },
    client: {
      text: 'The record {record} names {host} with port {port}; the documented port is {usual}. Networks that allow only the usual ports keep clients out.',
      fix: 'Unless the port was chosen on purpose, use {usual} on the server and in the record.',
    },
  },
  doc: {
    what: 'A SRV record names another port than the documented one: 5061 for `_sipfederationtls._tcp` and `_sipinternaltls._tcp`, 443 for `_sip._tls`. A warning for federation, information for clients.',
    why: 'SRV records may name any port, and the peers follow. The firewalls on the way do not: guest networks and hotels let 443 pass, partners open 5061.',
    fix: 'Move the service to the documented port, or accept that some networks cannot reach it.',
    bad: '`_sipfederationtls._tcp.contoso.com. SRV 0 0 5062 sip.contoso.com.`',
    good: '`_sipfederationtls._tcp.contoso.com. SRV 0 0 5061 sip.contoso.com.`',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}
