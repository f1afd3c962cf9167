/** teams-options: what Teams expects of SIP OPTIONS. */
import { directRoutingHosts, optionsMinutes } from '../data/direct-routing.ts'
import type { TargetRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { directRoutingFaults, directRoutingNews } from '../sources.ts'

export const teamsOptions: TargetRule = {
  id: 'teams-options',
  title: 'SIP OPTIONS towards Teams',
  severity: 'info',
  audiences: ['teams-sbc'],
  scope: 'target',
  *check({ target: { name }, endpoints }) {
    const evidence = { name, hosts: directRoutingHosts, minutes: optionsMinutes }
    const contact = endpoints
      .map(({ observation }) => observation.sip?.contact)
      .find((value) => value !== undefined && !value.toLowerCase().includes(name))
    yield contact === undefined
      ? { message: 'finding', evidence }
      : { message: 'contact', evidence: { ...evidence, contact: excerpt(contact) } }
  },
  messages: {
    finding: {
      text: 'Whether the session border controller sends SIP OPTIONS to Teams, with {name} in Contact and Record-Route, cannot be seen from here. It has to send them to {hosts}; after {minutes} minutes without them Teams uses the trunk only as a last resort.',
    },
    contact: {
      text: 'The answer to SIP OPTIONS has the Contact {contact}, without {name}. If the requests that the session border controller sends to {hosts} look the same, Teams refuses them, and after {minutes} minutes uses the trunk only as a last resort.',
      fix: 'Let the device write its own name, not its address, into Contact and Record-Route (AudioCodes: SIP Interface and Proxy Set of Teams with the host name; Ribbon: FQDN in the signaling group).',
    },
  },
  doc: {
    what: 'A reminder, once for each session border controller: Teams knows it by the OPTIONS requests that it sends. When --sip-options asked for them, the Contact of the answer is looked at.',
    why: 'With a faultless certificate the device can still be shown as inactive, because Teams compares the host in Contact and Record-Route with the registered name and waits for requests at regular intervals.',
    fix: 'Host name in Contact and Record-Route, OPTIONS every minute. If the admin center warns although the certificate is right, trace the outgoing OPTIONS, and see that SendSipOptions is on (`Get-CsOnlinePSTNGateway`).',
    bad: '`Contact: <sip:203.0.113.7:5061;transport=tls>`',
    good: '`Contact: <sip:sbc1.contoso.com:5061;transport=tls>`',
  },
  source: [directRoutingNews, directRoutingFaults],
  since: '0.1.0',
}
