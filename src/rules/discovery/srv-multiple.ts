/** srv-multiple: several SRV records, each of which has to work. */
import type { TargetFacts } from '../facts.ts'
import type { TargetRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { rfc2782 } from '../sources.ts'
import { offeredRecords, serviceOf } from '../srv-records.ts'

export const srvMultiple: TargetRule = {
  id: 'srv-multiple',
  title: 'Several SRV records',
  severity: 'info',
  audiences: 'all',
  scope: 'target',
  *check(target) {
    const service = serviceOf(target)
    const records = offeredRecords(target)
    if (service === undefined || records.length < 2) return
    const evidence = {
      record: `${service.service}.${target.target.name}`,
      count: records.length,
      hosts: excerptList(
        records.map(({ target: host, port, priority, weight }) => `${host}:${port} (${priority}/${weight})`),
      ),
    }
    const unnamed = hostsWithoutTheirName(target)
    yield unnamed.length > 0
      ? { message: 'unnamed', severity: 'warning', evidence: { ...evidence, unnamed: excerptList(unnamed) } }
      : { message: 'finding', evidence }
  },
  messages: {
    finding: {
      text: '{record} has {count} records, tried in this order (priority/weight): {hosts}. Skype for Business and Lync use the first that answers, so the others matter on the day when it fails.',
    },
    unnamed: {
      text: '{record} has {count} records, tried in this order (priority/weight): {hosts}. The certificate at {unnamed} does not carry the name under which its record leads there, so peers refuse it whenever they come to it.',
      fix: 'Add the name to the certificate there, or remove the record.',
    },
  },
  doc: {
    what: 'The SRV record of the service asked for exists several times. A warning when one of the hosts presents a certificate without its own name while others are right.',
    why: 'Records with a higher priority number are used only when the first fails. A fault there goes unnoticed until the failover that it was meant for.',
    fix: 'Keep every host that is listed in working order, or list fewer.',
    bad: 'Second record to `sip2.contoso.com`, whose certificate names `sip.contoso.com` only.',
    good: 'Both records lead to hosts that present a certificate with their own name.',
  },
  source: [rfc2782],
  since: '0.1.0',
}

function hostsWithoutTheirName({ endpoints }: TargetFacts): string[] {
  const seen = endpoints.filter(({ identity }) => identity?.referenceType === 'dns')
  const unnamed = seen.filter(
    ({ identity }) =>
      identity?.san === 'none' || (identity?.san === 'absent' && identity.commonName !== 'exact'),
  )
  // When every host is wrong, the certificate is, and not the list of records.
  if (unnamed.length === seen.length) return []
  return [...new Set(unnamed.map(({ observation }) => observation.host))]
}
