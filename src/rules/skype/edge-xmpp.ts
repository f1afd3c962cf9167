/** edge-xmpp: the SIP domain still announces XMPP federation. */
import type { TargetRule } from '../rule.ts'
import { coversName, dnsNamesOf, endEntities } from '../presented-names.ts'
import { excerptList } from '../excerpt.ts'
import { skypeEdgeCertificates } from '../sources.ts'

const service = '_xmpp-server._tcp.'

export const edgeXmpp: TargetRule = {
  id: 'edge-xmpp',
  title: 'XMPP record',
  severity: 'info',
  audiences: ['edge'],
  scope: 'target',
  *check({ discovery: { related = [] }, endpoints }) {
    const query = related.find(({ name, type }) => name.startsWith(service) && type === 'SRV')
    const records = (query?.answers ?? []).filter(({ type }) => type === 'SRV')
    if (query === undefined || records.length === 0) return
    const domain = query.name.slice(service.length)
    const evidence = { domain, record: query.name, leads: excerptList(records.map(({ data }) => data)) }
    const certificates = endEntities(endpoints)
    const wanted = [domain, `xmpp.${domain}`]
    const missing = wanted.filter((name) => !certificates.every((each) => coversName(each, name)))
    if (certificates.length > 0 && missing.length > 0) {
      const names = excerptList([...new Set(certificates.flatMap(dnsNamesOf))])
      yield { message: 'names', evidence: { ...evidence, missing, names } }
    } else yield { message: 'finding', evidence }
  },
  messages: {
    finding: {
      text: 'DNS still announces XMPP federation for {domain}: {record} leads to {leads}. Skype for Business Server 2019 ended it.',
      fix: 'If nobody federates by XMPP any more, remove the record.',
    },
    names: {
      text: 'DNS still announces XMPP federation for {domain}: {record} leads to {leads}. An Edge that offers it needs {missing} in its certificate, which names {names}. Skype for Business Server 2019 ended XMPP.',
      fix: 'If nobody federates by XMPP any more, remove the record. If an Edge of 2015 or earlier still does, add {missing} to the subject alternative names.',
    },
  },
  doc: {
    what: 'The SIP domain has a record `_xmpp-server._tcp`. When the certificate of the Edge lacks the domain itself or `xmpp.<domain>`, that is told as well.',
    why: 'XMPP federation was a service of the Edge up to Skype for Business Server 2015. A record that stayed behind makes partners try a server that does not answer; one that is in use asks for names that other services do not.',
    fix: 'Remove the record, or complete the certificate.',
    bad: '`_xmpp-server._tcp.contoso.com. SRV 0 0 5269 xmpp.contoso.com.` in front of a server of 2019.',
    good: 'No such record.',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}
