/** What a SRV kind of target looks up, and which of the records found lead anywhere. */
import type { SrvRecord } from '../dns/query.ts'
import { srvServices, type SrvService } from '../dns/service.ts'
import { isMicrosoft365 } from './data/microsoft-hosts.ts'
import type { TargetFacts } from './facts.ts'

/** The SRV service of the target; undefined for `DIR`, which has none. */
export function serviceOf({ target: { kind } }: TargetFacts): SrvService | undefined {
  return kind === 'DIR' ? undefined : srvServices[kind]
}

/** Records that name a host; `.` says that the service is not offered (RFC 2782). */
export function offeredRecords(target: TargetFacts): SrvRecord[] {
  return target.discovery.srv.filter((record) => record.target !== '.')
}

/**
 * SRV targets outside the SIP domain. Skype for Business and Lync want the host to be the SIP domain with exactly
 * one label in front; Microsoft's own hosts are exempt, because its hosting provider is known to them by name.
 */
export function foreignTargets(target: TargetFacts): string[] {
  const domain = target.target.name
  const names = new Set(offeredRecords(target).map((record) => record.target))
  return [...names].filter(
    (name) => name !== domain && name.slice(name.indexOf('.') + 1) !== domain && !isMicrosoft365(name),
  )
}
