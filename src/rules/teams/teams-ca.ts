/** teams-ca: a session border controller has its certificate from an authority that Teams does not accept. */
import { certificateLabel } from '../best-path.ts'
import { isCertainRole } from '../certain-role.ts'
import { programOnlySince } from '../data/direct-routing.ts'
import { rootEntries } from '../program-say.ts'
import { rootStanding } from '../root-standing.ts'
import type { EndpointRule } from '../rule.ts'
import { directRoutingNews, directRoutingPlan, microsoftRootProgram } from '../sources.ts'

export const teamsCa: EndpointRule = {
  id: 'teams-ca',
  title: 'Authority that Teams does not accept',
  severity: 'error',
  audiences: ['teams-sbc'],
  scope: 'endpoint',
  *check(endpoint, target) {
    const root = endpoint.paths[0]?.certificates.at(-1)
    const standing = rootStanding(endpoint)
    if (root === undefined || standing === 'public' || standing === 'unseen') return
    if (rootEntries(endpoint, target).length > 0) return
    const severity = isCertainRole(target) ? 'error' : 'warning'
    yield {
      message: 'finding',
      severity,
      evidence: { root: certificateLabel(root), sha256: root.sha256, since: programOnlySince },
    }
  },
  messages: {
    finding: {
      text: 'The certificate comes from {root}, which is in no public root program. Teams Direct Routing takes certificates of the Microsoft Trusted Root Program only, since {since}, and does not let you import a root.',
      fix: 'Order the certificate of the Teams side from a public authority and install it with its intermediates (AudioCodes: TLS Contexts; Ribbon: SSL certificates, with the chain). The private certificate can stay on the inner side. If this device does not serve Teams, choose another --profile.',
    },
  },
  doc: {
    what: 'The certificate of a session border controller ends in a root that was sent or named with --ca and is in no public root program. A warning where only the name suggests that the device serves Teams. When the root was not sent, this rule does not guess.',
    why: 'Microsoft dropped its own list of twenty authorities in 2022: any authority of its root program will do, and no other.',
    fix: 'Public certificate for Teams.',
    bad: 'Certificate of Contoso Enterprise CA on the Teams side.',
    good: 'Certificate of a public authority in the Microsoft Trusted Root Program.',
  },
  source: [directRoutingPlan, directRoutingNews, microsoftRootProgram],
  since: '0.1.0',
}
