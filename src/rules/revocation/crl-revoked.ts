/** crl-revoked: a certificate of the path is revoked. */
import type { EndpointRule } from '../rule.ts'
import { utcText } from '../moment.ts'
import { rfc } from '../sources.ts'
import { isOfEndEntity, statementEvidence } from '../revocation-evidence.ts'

export const crlRevoked: EndpointRule = {
  id: 'crl-revoked',
  title: 'Certificate is revoked',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint) {
    const told = new Set<string>()
    for (const statement of endpoint.revocation) {
      if (statement.status !== 'revoked' || told.has(statement.certificate)) continue
      told.add(statement.certificate)
      const { revokedAt, reason } = statement
      yield {
        message: isOfEndEntity(endpoint, statement) ? 'finding' : 'issuer',
        evidence: {
          ...statementEvidence(endpoint, statement),
          since: revokedAt === undefined ? 'unknown-day' : utcText(new Date(revokedAt)),
          reason: reason ?? 'not-given',
        },
      }
    }
  },
  messages: {
    finding: {
      text: 'The certificate is revoked since {since:term} (reason: {reason:term}), according to {source:term}. Every peer that checks revocation refuses it.',
      fix: 'Replace the certificate on every server that presents it, with a new key unless you know that the old one was never lost. A revocation cannot be taken back, except for certificateHold.',
    },
    issuer: {
      text: 'The certificate of the issuer {certificate} is revoked since {since:term} (reason: {reason:term}), according to {source:term}. Peers that check revocation refuse everything below it.',
      fix: 'Ask the authority for a certificate from an issuer that is in force, and install it with the new list of intermediates. Where the same key also has another certificate, send that one.',
    },
  },
  doc: {
    what: 'A CRL or an OCSP response that is signed by who may sign it says that the end entity, or an issuer above it, is revoked. One such answer outweighs others that say good.',
    why: 'The authority has taken the certificate back: its key may be lost, or the certificate was not issued properly. Peers that check refuse it at once; those that do not check believe a certificate that nobody vouches for.',
    fix: 'Get a new certificate with a new key. Until then the service is down for every peer that checks.',
    bad: 'The CRL of the issuer lists the serial number since 2026-11-01, reason keyCompromise.',
    good: 'The CRL is current and does not list the serial number.',
  },
  source: [rfc(5280, '6.3'), rfc(6960, '2.2')],
  since: '0.1.0',
}
