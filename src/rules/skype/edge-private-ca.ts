/** edge-private-ca: an Edge has its certificate from an authority that strangers do not trust. */
import { certificateLabel } from '../best-path.ts'
import { isCertainRole } from '../certain-role.ts'
import { rootEntries } from '../program-say.ts'
import { rootStanding } from '../root-standing.ts'
import type { EndpointRule } from '../rule.ts'
import { skypeEdgeCertificates } from '../sources.ts'

export const edgePrivateCa: EndpointRule = {
  id: 'edge-private-ca',
  title: 'Private authority on an Edge',
  severity: 'error',
  audiences: ['edge', 'fed'],
  scope: 'endpoint',
  *check(endpoint, target) {
    const root = endpoint.paths[0]?.certificates.at(-1)
    if (root === undefined || rootStanding(endpoint) !== 'private') return
    if (rootEntries(endpoint, target).length > 0) return
    yield {
      message: 'finding',
      severity: isCertainRole(target) ? 'error' : 'warning',
      evidence: { root: certificateLabel(root), sha256: root.sha256 },
    }
  },
  messages: {
    finding: {
      text: 'The certificate comes from the private authority {root}, which is in no public root program. The outer side of an Edge needs a certificate of a public authority: partners, people at home and Microsoft 365 do not trust this one.',
      fix: 'Order the outer certificate from a public authority. As a stopgap each partner can import the root certificate (SHA-256 {sha256}, compared by telephone) under Trusted Root Certification Authorities of the computer account on every Edge Server of theirs.',
    },
  },
  doc: {
    what: 'The certificate of an Edge, or of the server that a federation record leads to, ends in a root of no public program. An error, or a warning where nothing but a port or name says that it is an Edge. A root that the user named with --ca is taken for agreed upon. When the root was not sent, this rule does not guess.',
    why: 'Whoever connects to the outer side of an Edge is a stranger. Every partner would have to import the private root on all of its Edge Servers, and devices and Microsoft 365 cannot.',
    fix: 'Public authority outside, private authority inside.',
    bad: 'Access Edge `sip.contoso.com` with a certificate of Contoso Enterprise CA.',
    good: 'Access Edge `sip.contoso.com` with a certificate that leads to a root in the Windows list.',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}
