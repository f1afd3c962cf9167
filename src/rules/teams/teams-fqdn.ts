/** teams-fqdn: the certificate does not carry the name under which Teams knows the session border controller. */
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { dnsNamesOf } from '../presented-names.ts'
import { directRoutingFaults, directRoutingPlan } from '../sources.ts'

export const teamsFqdn: EndpointRule = {
  id: 'teams-fqdn',
  title: 'Name of the session border controller not in the certificate',
  severity: 'error',
  audiences: ['teams-sbc'],
  scope: 'endpoint',
  *check({ endEntity, identity }) {
    if (endEntity === undefined || identity?.referenceType !== 'dns') return
    const covered = [identity.san, identity.commonName].some(
      (kind) => kind === 'exact' || kind === 'wildcard',
    )
    if (covered) return
    yield {
      message: 'finding',
      evidence: { reference: identity.reference, names: excerptList(dnsNamesOf(endEntity)) },
    }
  },
  messages: {
    finding: {
      text: 'Neither common name nor subject alternative names cover {reference}; the certificate names {names}. Teams closes the connection before the first SIP OPTIONS, and the admin center shows the session border controller as inactive.',
      fix: 'Reissue the certificate for {reference}, exactly as it is entered in the Teams admin center, or with a wildcard one label above it. AudioCodes: the TLS Context of the Teams SIP interface; Ribbon: the TLS profile of the signaling group. If the name in Teams is another one, check that.',
    },
  },
  doc: {
    what: 'Common name and subject alternative names of a session border controller cover the name asked for neither exactly nor by a wildcard of one label.',
    why: 'Teams finds out by the certificate which tenant a session border controller belongs to. Without the name it cannot know, and ends the connection in the TLS handshake.',
    fix: 'The name of the session border controller in Teams, in DNS and in the certificate has to be the same.',
    bad: 'Session border controller `sbc1.contoso.com`, certificate for `sbc.contoso.com`.',
    good: 'Session border controller `sbc1.contoso.com`, certificate for `sbc1.contoso.com` or `*.contoso.com`.',
  },
  source: [directRoutingPlan, directRoutingFaults],
  since: '0.1.0',
}
