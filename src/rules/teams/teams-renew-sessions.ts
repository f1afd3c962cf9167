/** teams-renew-sessions: after a renewal, connections live on with the old certificate. */
import { renewalDays } from '../data/direct-routing.ts'
import { dayMs, spanOf } from '../moment.ts'
import type { EndpointRule } from '../rule.ts'
import { directRoutingFaults } from '../sources.ts'

export const teamsRenewSessions: EndpointRule = {
  id: 'teams-renew-sessions',
  title: 'Renewed a short while ago',
  severity: 'info',
  audiences: ['teams-sbc'],
  scope: 'endpoint',
  *check({ endEntity }, { now }) {
    const begin = endEntity?.notBefore
    if (begin === undefined) return
    const age = now.getTime() - begin.getTime()
    if (age < 0 || age >= renewalDays * dayMs) return
    yield { message: 'finding', evidence: { age: spanOf(age), notBefore: begin.toISOString() } }
  },
  messages: {
    finding: {
      text: 'The certificate is {age:span} old. Connections to Teams that were open before the renewal still use the old one, and the admin center goes on warning of its expiry.',
      fix: 'If the warning stays, end the connections: restart the device, or take the Teams interface down and up, at a quiet hour.',
    },
  },
  doc: {
    what: 'The certificate of a session border controller became valid less than 14 days ago.',
    why: 'Teams keeps its connections open for days. It judges by the certificate that it saw when a connection was made, so a renewal shows only on new ones.',
    fix: 'Restart the device after the renewal.',
    bad: 'New certificate installed, connections left open.',
    good: 'New certificate installed, connections made anew.',
  },
  source: [directRoutingFaults],
  since: '0.1.0',
}
