/** mtls-calist-lacks-yours: the far end names the authorities that it accepts, and yours is not among them. */
import { authoritiesReason } from '../../preflight/authorities.ts'
import { formatName } from '../../x509/name.ts'
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { rfc, schannelAuthorityList, schannelTrustedPeers } from '../sources.ts'

export const mtlsCalistLacksYours: EndpointRule = {
  id: 'mtls-calist-lacks-yours',
  title: 'Your authority is not among those that the far end names',
  severity: 'error',
  audiences: ['edge', 'fed', 'sip'],
  scope: 'endpoint',
  *check({ observation: { clientAuth, completion }, paths }, { own, ownAnchors }) {
    const { authorities } = clientAuth
    if (authorities.length === 0) return
    if (completion?.clientCertificate === 'presented' && completion.outcome === 'accepted') return
    if (own !== undefined) {
      if (authoritiesReason(clientAuth, own).answer !== 'no') return
      const root = excerpt(own.authorities.at(-1) ?? '')
      yield {
        message: 'certificate',
        evidence: { root, from: own.own.from, authorities: authorities.length },
      }
      return
    }
    const named = new Set(authorities.map((name) => name.toLowerCase()))
    const isNamed = (root: { subject: Parameters<typeof formatName>[0] }) =>
      named.has(formatName(root.subject).toLowerCase())
    if (ownAnchors.some(isNamed)) return
    // A root under which the far end's own certificate stands was named for its sake.
    const used = new Set(paths.map(({ anchor }) => anchor?.certificate.sha256))
    const yours = ownAnchors.find(({ sha256 }) => !used.has(sha256))
    if (yours === undefined) return
    yield {
      message: 'finding',
      evidence: { root: excerpt(formatName(yours.subject)), authorities: authorities.length },
    }
  },
  messages: {
    certificate: {
      text: 'The far end names {authorities} authorities whose client certificates it accepts, and none above your certificate ({from}, below {root}) is among them. It will not accept that certificate.',
      fix: 'Send the owner of the far end your root, to be imported under Trusted Root Certification Authorities of the computer account, and its SHA-256 fingerprint by another way.',
    },
    finding: {
      text: 'The far end names {authorities} authorities whose client certificates it accepts, and the root that you named, {root}, is not among them. It will not accept a certificate under that root, unless the list holds an intermediate of yours.',
      fix: 'Send the owner of the far end your root, to be imported under Trusted Root Certification Authorities of the computer account, and its SHA-256 fingerprint by another way. If it is there already, the list may have been cut: see mtls-calist-truncated.',
    },
  },
  doc: {
    what: 'The far end asks for a client certificate with a list of authorities (visible up to TLS 1.2 in the request, in TLS 1.3 in an extension), and neither the authorities above the certificate given with `--preflight` nor, without it, the roots given with `--ca` are in it. Roots to which the certificate of the far end itself leads do not count: they were given for its sake. Nothing is said when a client certificate was accepted with `--complete --client-cert`.',
    why: 'In mutual TLS a client picks its certificate by this list, and a server refuses what is under no root of its own. The list shows in advance what the far end will accept.',
    fix: 'Have your root installed at the far end. A Windows server sends the list only when told to (SendTrustedIssuerList), so an empty list says nothing.',
    bad: 'List of 42 authorities, your `Contoso Root CA` not among them.',
    good: 'List of 43 authorities with `Contoso Root CA`.',
  },
  source: [schannelTrustedPeers, schannelAuthorityList, rfc(5246, '7.4.4')],
  since: '0.1.0',
}
