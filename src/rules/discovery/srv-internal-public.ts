/** srv-internal-public: public DNS holds records that belong inside. */
import { isPublicResolver } from '../public-resolver.ts'
import type { TargetRule } from '../rule.ts'
import { skypeEdgeDns } from '../sources.ts'
import { offeredRecords, serviceOf } from '../srv-records.ts'

const inner = ['_sipinternaltls._tcp.', 'lyncdiscoverinternal.', 'sipinternal.']

export const srvInternalPublic: TargetRule = {
  id: 'srv-internal-public',
  title: 'Internal records in public DNS',
  severity: 'info',
  audiences: ['fed', 'sip-client'],
  scope: 'target',
  *check(target) {
    const { resolver, related = [] } = target.discovery
    if (!isPublicResolver(resolver)) return
    const domain = target.target.name
    const own = target.target.kind === 'SIPINT' && offeredRecords(target).length > 0
    const found = [
      ...(own ? [`${serviceOf(target)?.service}.${domain}`] : []),
      ...related
        .filter(({ name, rcode }) => rcode === 'NOERROR' && inner.some((start) => name === start + domain))
        .map(({ name }) => name),
    ]
    if (found.length > 0) {
      yield { message: 'finding', evidence: { records: [...new Set(found)], domain, resolver } }
    }
  },
  messages: {
    finding: {
      text: 'Public DNS ({resolver}) holds records of {domain} that are meant for inside: {records}. Clients at home try them first and wait for a server that does not answer, and strangers learn inner names.',
      fix: 'Remove {records} from the public zone and keep them in internal DNS.',
    },
  },
  doc: {
    what: 'A public DNS server knows `_sipinternaltls._tcp`, `lyncdiscoverinternal` or `sipinternal` of the SIP domain. When a DNS server at a private address was asked, nothing is said, because it may be the internal one.',
    why: 'Clients tell inside from outside by these records: where they exist, the client takes itself to be inside.',
    fix: 'Remove them from the public zone.',
    bad: '`_sipinternaltls._tcp.contoso.com` in public DNS.',
    good: '`_sipinternaltls._tcp.contoso.com` in internal DNS only.',
  },
  source: [skypeEdgeDns],
  since: '0.1.0',
}
