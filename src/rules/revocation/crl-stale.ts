/** crl-stale: what is published about revocation is older than it may be. */
import { utcText } from '../moment.ts'
import type { EndpointRule } from '../rule.ts'
import { rfc } from '../sources.ts'
import { statementEvidence } from '../revocation-evidence.ts'

export const crlStale: EndpointRule = {
  id: 'crl-stale',
  title: 'Revocation information is out of date',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint) {
    for (const statement of endpoint.revocation) {
      const { status, means, nextUpdate } = statement
      if (status !== 'stale' || means === undefined) continue
      yield {
        message: messageOf[means],
        ...(means === 'ocsp' ? { severity: 'warning' as const } : {}),
        evidence: {
          ...statementEvidence(endpoint, statement),
          until: nextUpdate === undefined ? 'day-after' : utcText(new Date(nextUpdate)),
        },
      }
    }
  },
  messages: {
    finding: {
      text: 'For {certificate}, the CRL at {source:term} was to be replaced by {until:term}. Peers that demand revocation checking refuse certificates whose list is out of date, as if nobody answered.',
      fix: 'The authority has to publish: on AD CS run `certutil -crl` and see that the file reaches every address in the CRL distribution point; on others look for the job that has stopped. Until then peers may be set not to insist.',
    },
    responder: {
      text: 'For {certificate}, the answer of the OCSP responder at {source:term} held until {until:term}. Peers go on to the CRL, or refuse if they insist on OCSP.',
      fix: 'The authority has to see to its responder, whose source of revocation data has stopped. Nothing can be done on the server itself.',
    },
    staple: {
      text: 'The server sends along an OCSP response for {certificate} that held until {until:term}. Clients that read it take the certificate for one that cannot be checked, and browsers may refuse it.',
      fix: 'Let the server fetch responses anew: check that it can reach the responder (outbound TCP 80, DNS, proxy) and restart it. If that cannot be had soon, switch stapling off.',
    },
  },
  doc: {
    what: 'A CRL, an OCSP response, or the one that the server sent along is signed as it should be, does not say revoked, and its nextUpdate is past.',
    why: 'Each says until when it may be relied on. After that nobody knows whether the certificate was revoked since, and a peer that requires revocation checking must not go on.',
    fix: 'Publish anew. Where CRLs go stale at weekends, make their overlap longer.',
    bad: 'The CRL of the issuer has a nextUpdate of three days ago.',
    good: 'The CRL is replaced before its nextUpdate.',
  },
  source: [rfc(5280, '6.3.3'), rfc(6960, '4.2.2.1')],
  since: '0.1.0',
}

const messageOf = { crl: 'finding', ocsp: 'responder', staple: 'staple' } as const
