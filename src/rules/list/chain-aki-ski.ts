/** chain-aki-ski: a certificate names another key of its issuer than the one in the path. */
import type { ChainRule } from '../rule.ts'
import { certification, keyIdentifiersDiffer } from '../../path/certifies.ts'
import { certificateLabel, pathMembers } from '../best-path.ts'
import { rfc } from '../sources.ts'

export const chainAkiSki: ChainRule = {
  id: 'chain-aki-ski',
  title: 'Key identifiers of issuer and certificate differ',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(chain) {
    const members = pathMembers(chain)
    for (const [index, certificate] of members.entries()) {
      const issuer = members[index + 1]
      if (issuer === undefined || !keyIdentifiersDiffer(issuer, certificate)) continue
      const isSigned = certification(issuer, certificate) !== 'mismatch'
      yield {
        message: isSigned ? 'same-key' : 'finding',
        evidence: { certificate: certificateLabel(certificate), issuer: certificateLabel(issuer) },
      }
    }
  },
  messages: {
    finding: {
      text: 'The {issuer} that is at hand is not the one that issued {certificate}: it bears the same name and has another key, as the key identifiers of both say. Peers find no valid path.',
      fix: 'Replace {issuer} on the server by the generation whose subject key identifier is the authority key identifier of {certificate}. The address of the issuer in the certificate (authority information access) usually leads to it; on Windows delete the wrong one from Intermediate Certification Authorities.',
    },
    'same-key': {
      text: '{certificate} names another key identifier for its issuer than the one that {issuer} bears, although the signature verifies. OpenSSL and what is built on it do not take {issuer} for the issuer and refuse the path; others do not look.',
      fix: 'Use the certificate of {issuer} with the identifier that {certificate} names, or have {certificate} issued again by the present {issuer}.',
    },
  },
  doc: {
    what: 'Two neighbours of the best certification path carry key identifiers, and the authority key identifier of the lower one differs from the subject key identifier of the upper one.',
    why: 'Authorities renew their own certificate with a new key under the old name. If a server keeps sending the old intermediate with a new certificate, or the other way round, names fit and nothing else does. The key identifiers show it at once.',
    fix: 'Install the intermediate that came with the certificate, not the one of the last renewal, and restart the service so that it is sent.',
    bad: 'Authority key identifier `1A2B…` below an intermediate with subject key identifier `9F8E…`.',
    good: 'The authority key identifier of each certificate is the subject key identifier of the next.',
  },
  source: [rfc(5280, '4.2.1.1'), rfc(5280, '4.2.1.2')],
  since: '0.1.0',
}
