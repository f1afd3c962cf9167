/** exp-chain-first: a certificate above the end entity ends first, or soon. */
import type { EndpointRule } from '../rule.ts'
import { certificateLabel, pathMembers } from '../best-path.ts'
import { dayMs, spanOf, utcText } from '../moment.ts'
import { rfc } from '../sources.ts'

export const expChainFirst: EndpointRule = {
  id: 'exp-chain-first',
  title: 'An issuer ends before the certificate, or soon',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint, { now }) {
    const end = endpoint.endEntity?.notAfter
    if (end === undefined) return
    for (const issuer of pathMembers(endpoint).slice(1)) {
      const { notAfter } = issuer
      if (notAfter === undefined) continue
      const left = notAfter.getTime() - now.getTime()
      const evidence = {
        issuer: certificateLabel(issuer),
        notAfter: utcText(notAfter),
        left: spanOf(left),
        end: utcText(end),
      }
      if (left < 0) {
        // Past its end a trust anchor may still do: its dates are no part of validation (RFC 5280 section 6.1).
        const breaks = endpoint.paths[0]?.valid === false
        yield { message: 'ended', severity: breaks ? 'error' : 'warning', evidence }
      } else if (notAfter < end) yield { message: 'before-end-entity', evidence }
      else if (left < 90 * dayMs) yield { message: 'soon', evidence }
    }
  },
  messages: {
    ended: {
      text: 'The issuer {issuer} ended on {notAfter}, {left:span} ago, while the certificate itself runs to {end}. Peers that find no other path refuse it.',
      fix: "Install the issuer's current certificate on the server in place of the old one and send it along. If the issuer has no successor, get a certificate from another authority.",
    },
    'before-end-entity': {
      text: 'The issuer {issuer} ends on {notAfter}, in {left:span}, before the certificate itself ({end}). The date that counts is the earlier one.',
      fix: "Renew before {notAfter}, or replace the issuer's certificate on the server by its successor.",
    },
    soon: {
      text: 'The issuer {issuer} ends on {notAfter}, in {left:span}. The certificate ends earlier, but its successor can no longer come from this issuer unchanged.',
      fix: 'Find out what the authority moves to, and see that the peers trust the new root before the next renewal.',
    },
  },
  doc: {
    what: 'In the best certification path an intermediate or root has ended, ends before the end entity, or ends within 90 days. An error when an issuer has ended and no valid path is left.',
    why: 'A path is valid only while all its certificates are. Administrators watch the certificate of the server; an intermediate or root that ends first is the outage nobody had in the calendar.',
    fix: 'Authorities publish successors of intermediates long before the end. Fetch the current one, install it on the server, remove the old one, and check what is sent.',
    bad: 'End entity to 2027-06-01, intermediate to 2027-02-01.',
    good: 'End entity to 2027-06-01, intermediate to 2031-01-01.',
  },
  source: [rfc(5280, '6.1.3')],
  since: '0.1.0',
}
