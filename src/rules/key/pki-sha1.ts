/** pki-sha1: a signature in the path uses a hash that is no longer trusted. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel, signedMembers } from '../best-path.ts'
import { baselineRequirements } from '../sources.ts'

const broken = new Map([
  ['md2', 'MD2'],
  ['md4', 'MD4'],
  ['md5', 'MD5'],
  ['sha1', 'SHA-1'],
])

export const pkiSha1: ChainRule = {
  id: 'pki-sha1',
  title: 'Signed with SHA-1 or older',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(chain) {
    for (const certificate of signedMembers(chain)) {
      const hash = broken.get(certificate.signatureAlgorithm?.hash ?? '')
      if (hash === undefined) continue
      yield { message: 'finding', evidence: { certificate: certificateLabel(certificate), hash } }
    }
  },
  messages: {
    finding: {
      text: 'The certificate {certificate} is signed with {hash}, which current clients refuse. Signatures of that kind can be forged.',
      fix: 'Have it reissued with SHA-256. On AD CS switch the authority over (certutil -setreg CA\\csp\\CNGHashAlgorithm SHA256), restart it, renew its own certificate if that is the one named, and reissue what is below.',
    },
  },
  doc: {
    what: 'The end entity or an intermediate of the path is signed with SHA-1, MD5 or an older hash. The signature of a root on itself is left out: nobody verifies it.',
    why: 'Collisions make it possible to forge such signatures, and operating systems, browsers and session border controllers refuse them. The last exception for public authorities ended on 2026-09-15.',
    fix: 'Reissue with SHA-256. For a private authority on AD CS this means changing the hash of the authority first. Microsoft still lists SHA-1 as supported by Skype for Business servers; its peers do not follow.',
    bad: 'Signature algorithm `sha1RSA` on an intermediate.',
    good: 'Signature algorithm `sha256RSA` on every certificate below the root.',
  },
  source: [baselineRequirements('7.1.3.2.1')],
  since: '0.1.0',
}
