/** mtls-ica-serverauth-only: the certificate allows client authentication, and an issuer above it does not. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel, pathMembers } from '../best-path.ts'
import { allowsPurpose, keyPurposes } from '../key-purpose.ts'
import { letsEncryptChains, opensslPurposes, rfc } from '../sources.ts'

export const mtlsIcaServerauthOnly: ChainRule = {
  id: 'mtls-ica-serverauth-only',
  title: 'Issuer does not allow client authentication',
  severity: 'warning',
  audiences: ['edge', 'fed', 'sip'],
  scope: 'chain',
  *check(chain) {
    if (chain.endEntity?.extKeyUsage?.includes(keyPurposes.clientAuth) !== true) return
    for (const issuer of pathMembers(chain).slice(1)) {
      const purposes = issuer.extKeyUsage
      // What lacks server authentication too is told by chain-eku-nesting.
      if (purposes === undefined || allowsPurpose(purposes, 'clientAuth')) continue
      if (!allowsPurpose(purposes, 'serverAuth')) continue
      yield { message: 'finding', evidence: { issuer: certificateLabel(issuer) } }
    }
  },
  messages: {
    finding: {
      text: 'The certificate lists client authentication, but its issuer {issuer} is limited to server authentication. As a TLS client this server presents a path that OpenSSL, Windows and others refuse.',
      fix: 'Ask the authority for an intermediate that allows client authentication, if it still has one, or use another certificate for calling out. The purpose in the certificate alone does not help.',
    },
  },
  doc: {
    what: 'The end entity lists client authentication in its extended key usage, and an issuer in the best path has an extended key usage without it.',
    why: 'Purposes of an issuer limit everything below. The intermediates that public authorities introduced in 2026 are for servers only, so that a certificate which still lists both purposes works for incoming connections and fails for outgoing ones.',
    fix: 'Check the peer with a test from your side (`--complete --client-cert` shows whether it accepts the certificate), and give the server a second certificate for calling out.',
    bad: 'End entity: server and client authentication; intermediate: server authentication.',
    good: 'Both list both, or the intermediate has no extended key usage.',
  },
  source: [rfc(5280, '4.2.1.12'), opensslPurposes, letsEncryptChains],
  since: '0.1.0',
}
