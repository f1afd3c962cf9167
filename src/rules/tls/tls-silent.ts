/** tls-silent: the port accepts connections and never answers. */
import type { EndpointRule } from '../rule.ts'
import { directRoutingPlan, rfc } from '../sources.ts'

export const tlsSilent: EndpointRule = {
  id: 'tls-silent',
  title: 'The far end stays silent',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity, observation: { host, port, failure } }, { audiences }) {
    if (endEntity !== undefined || failure?.code !== 'silent') return
    yield {
      message: audiences.has('teams-sbc') ? 'teams' : 'finding',
      evidence: { host, port, failure: failure.detail },
    }
  },
  messages: {
    finding: {
      text: 'Port {port} of {host} accepts the connection and then says nothing, so its certificate cannot be seen from here. {failure}',
      fix: 'Look for an allow-list of addresses on the far end, a firewall or a SIP inspection (ALG) on the way, and a service that hangs. Try from an address that the far end knows.',
    },
    teams: {
      text: 'Port {port} of {host} accepts the connection and then says nothing. Session border controllers often answer the addresses of Teams only, so its certificate cannot be seen from here. {failure}',
      fix: 'Admit the address of this computer for the check, or run it from a network that the session border controller admits. It must admit 52.112.0.0/14 and 52.122.0.0/15 for Teams; if those are cut off too, the trunk is down.',
    },
  },
  doc: {
    what: 'The TCP connection was made, the first TLS message was sent, and no answer came within the time allowed.',
    why: 'Something accepts the connection, so the address is right, and something drops what follows: an allow-list, a firewall or SIP inspection that swallows TLS, or a service that hangs. Peers on other networks may be served well.',
    fix: 'Try from elsewhere first. Session border controllers for Teams need to admit only 52.112.0.0/14 and 52.122.0.0/15, so silence towards others may be intended.',
    bad: 'TCP connects, no ServerHello.',
    good: 'TCP connects, ServerHello after some milliseconds.',
  },
  source: [rfc(8446, '2'), directRoutingPlan],
  since: '0.1.0',
}
