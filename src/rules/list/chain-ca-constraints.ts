/** chain-ca-constraints: a certificate of the path issues without being allowed to. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { faultsToldBy } from '../path-errors.ts'
import { rfc } from '../sources.ts'

export const chainCaConstraints: ChainRule = {
  id: 'chain-ca-constraints',
  title: 'Issuer is not allowed to issue',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(endpoint) {
    for (const { code, certificate } of faultsToldBy('chain-ca-constraints', endpoint)) {
      if (certificate === undefined) continue
      yield {
        message: code,
        evidence: {
          issuer: certificateLabel(certificate),
          ...(code === 'path-length' ? { limit: certificate.basicConstraints?.pathLenConstraint ?? 0 } : {}),
        },
      }
    }
  },
  messages: {
    'not-a-ca': {
      text: '{issuer} stands as an issuer in the path and is no certification authority by its basic constraints. Every peer refuses what it issued.',
      fix: 'Find out who made the certificate below {issuer}: a server certificate must not sign others. Get a certificate from a real authority; for a private one issue {issuer} again with basic constraints CA=TRUE.',
    },
    'key-usage': {
      text: '{issuer} stands as an issuer in the path, and its key usage does not include certificate signing. Peers that check refuse what it issued.',
      fix: 'Have {issuer} issued again with the key usages certificate signing and CRL signing, and send the new one.',
    },
    'path-length': {
      text: '{issuer} allows {limit} intermediate authorities below it (path length), and the path has more. Peers refuse it.',
      fix: 'Issue the server certificate directly from an authority that may do so, or have {issuer} issued again with a greater path length.',
    },
  },
  doc: {
    what: 'In the best certification path an issuer has no basic constraints with CA=TRUE, has key usages without certificate signing, or limits the authorities below it (path length) to fewer than there are.',
    why: 'Without this check anybody with a certificate could issue others. All verifiers make it, so such a path works nowhere; in practice a self-made authority lacks the extensions, or a subordinate was put below one that may have none.',
    fix: 'On AD CS the limit is set in CAPolicy.inf (`PathLength`) before the authority is renewed; with OpenSSL in the extensions section (`basicConstraints = critical, CA:TRUE`).',
    bad: 'Issuer `Contoso Issuing CA` with basic constraints CA=FALSE.',
    good: 'Issuer `Contoso Issuing CA` with CA=TRUE, path length 0, key usage certificate signing.',
  },
  source: [rfc(5280, '4.2.1.9'), rfc(5280, '4.2.1.3')],
  since: '0.1.0',
}
