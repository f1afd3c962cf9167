/** srv-target-cname: the target of a SRV record is an alias. */
import type { TargetRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { rfc2782, skypeEdgeDns } from '../sources.ts'
import { offeredRecords } from '../srv-records.ts'

export const srvTargetCname: TargetRule = {
  id: 'srv-target-cname',
  title: 'SRV target is an alias',
  severity: 'warning',
  audiences: 'all',
  scope: 'target',
  *check(target) {
    const aliases = new Map(
      target.discovery.queries
        .flatMap(({ answers }) => answers)
        .filter(({ type }) => type === 'CNAME')
        .map(({ name, data }) => [hostName(name), hostName(data)]),
    )
    for (const host of new Set(offeredRecords(target).map((record) => hostName(record.target)))) {
      const canonical = aliases.get(host)
      if (canonical !== undefined)
        yield { message: 'finding', evidence: { host, canonical: excerpt(canonical) } }
    }
  },
  messages: {
    finding: {
      text: 'The SRV record names {host}, which is an alias (CNAME) of {canonical}. RFC 2782 forbids aliases there, and some clients and servers do not follow them.',
      fix: 'Give {host} address records (A, AAAA) of its own, or name a host in the SRV record that has them.',
    },
  },
  doc: {
    what: 'The host that a SRV record names has a CNAME record instead of address records.',
    why: 'RFC 2782 wants the target to be a host with addresses. Most resolvers follow the alias, so it works for many and fails for a few, and Microsoft documents address records in the same domain as the requirement.',
    fix: 'Replace the alias by address records. Where a provider wants an alias, use the name of the provider as SRV target if the domain rules of the peers allow it.',
    bad: '`sip.contoso.com. CNAME edge.provider.example.` as target of `_sipfederationtls._tcp.contoso.com`',
    good: '`sip.contoso.com. A 203.0.113.7`',
  },
  source: [rfc2782, skypeEdgeDns],
  since: '0.1.0',
}

function hostName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}
