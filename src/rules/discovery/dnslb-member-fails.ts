/** dnslb-member-fails: an address of a name gives no certificate, alone or with all the others. */
import type { FailureCode } from '../../report/observation.ts'
import type { EndpointFacts, TargetFacts } from '../facts.ts'
import type { EndpointRule } from '../rule.ts'
import { rfc, skypeEdgeDns } from '../sources.ts'

/** Failures that a rule of their own explains. */
const explained: ReadonlySet<FailureCode> = new Set([
  'not-tls',
  'connection-reset',
  'closed',
  'silent',
  'alert',
])

export const dnslbMemberFails: EndpointRule = {
  id: 'dnslb-member-fails',
  title: 'An address gives no certificate',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint, target) {
    const { host, address, port, failure } = endpoint.observation
    if (endpoint.endEntity !== undefined || address === null || failure?.code === 'aborted') return
    const failureText = failure?.detail ?? 'The connection gave no certificate.'
    const evidence = { host, address, port, failure: failureText }
    const siblings = target.endpoints.filter(
      ({ observation }) => observation.host === host && observation.port === port,
    )
    const working = siblings.filter(({ endEntity }) => endEntity !== undefined).length
    if (isOurs(endpoint, target)) yield { message: 'not-reached', severity: 'unknown', evidence }
    else if (working > 0)
      yield { message: 'member', evidence: { ...evidence, working, members: siblings.length } }
    else if (!isExplained(endpoint) && endpoint === siblings[0]) {
      const addresses = siblings.map(({ observation }) => observation.address ?? '')
      yield {
        message: 'none-answers',
        severity: isPublishedAndRefused(endpoint) ? 'error' : 'unknown',
        evidence: { host, port, addresses, failure: failureText },
      }
    }
  },
  messages: {
    member: {
      text: 'The address {address} of {host} gives no certificate, while {working} of {members} addresses do; clients are sent there at random and fail. {failure}',
      fix: 'Look at the server behind {address}: is the service running, does it listen on port {port}, does the firewall let it pass? Until it works, take {address} out of the records of {host}.',
    },
    'none-answers': {
      text: 'No certificate could be seen at {host} port {port} ({addresses}): {failure}',
      fix: 'Check that the service runs and listens on port {port}, that firewalls on both sides let this computer reach it, and that the address is right. Try from another network to tell the server from the way to it.',
    },
    'not-reached': {
      text: 'The address {address} of {host} could not be examined from here, so nothing can be said about it: {failure}',
      fix: 'Run the check from a computer that can reach {address}, or leave it out (for IPv6 with --ipv4).',
    },
  },
  doc: {
    what: 'An address of a name gave no certificate. An error when other addresses of the same name did, or when a SRV record publishes the port and it refuses connections; unknown when none did and the cause may lie anywhere, or when it lies with this computer, such as a missing IPv6 route.',
    why: 'With DNS load balancing every client picks an address by itself. One server that fails makes a fault which comes and goes, and which a check of the name alone misses. When nothing answers at all, the cause may be anywhere between here and there, so the check claims no more than it knows.',
    fix: 'Repair or remove the address. Failing servers of a pool stay in DNS until somebody takes them out; DNS load balancing has no health check.',
    bad: '`sip.contoso.com` has the addresses 203.0.113.7 and 203.0.113.8; 203.0.113.8 refuses the connection.',
    good: 'Both addresses of `sip.contoso.com` present the same certificate.',
  },
  source: [rfc(3263, '4.3'), skypeEdgeDns],
  since: '0.1.0',
}

function isExplained({ observation: { failure } }: EndpointFacts): boolean {
  return failure?.stage === 'tls' && explained.has(failure.code)
}

/** A refusal is the far end's own word, and a SRV record its promise of the contrary. */
function isPublishedAndRefused({ observation: { service, failure } }: EndpointFacts): boolean {
  return service !== undefined && failure?.code === 'connection-refused'
}

/** Whether the cause lies here, or IPv6 has no route from this computer. */
function isOurs({ observation: { address, failure } }: EndpointFacts, target: TargetFacts): boolean {
  if (failure?.blame === 'us') return true
  const isIpv6 = (text: string | null) => text?.includes(':') === true
  return (
    failure?.code === 'unreachable' &&
    isIpv6(address) &&
    !target.endpoints.some(({ endEntity, observation }) => endEntity && isIpv6(observation.address))
  )
}
