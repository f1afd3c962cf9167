/** chain-le-retired: an intermediate of Let's Encrypt issued the certificate that no longer issues. */
import type { ChainRule } from '../rule.ts'
import { letsEncryptIssuer, retiredIssuers } from '../data/lets-encrypt.ts'
import { utcText } from '../moment.ts'
import { letsEncryptChains } from '../sources.ts'

export const chainLeRetired: ChainRule = {
  id: 'chain-le-retired',
  title: "Retired issuer of Let's Encrypt",
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity }) {
    const issuer = endEntity && letsEncryptIssuer(endEntity.issuer)
    if (endEntity?.notAfter === undefined || issuer === undefined || !retiredIssuers.has(issuer)) return
    yield { message: 'finding', evidence: { issuer, notAfter: utcText(endEntity.notAfter) } }
  },
  messages: {
    finding: {
      text: "The certificate was issued by {issuer} of Let's Encrypt, which no longer issues. It stays valid until {notAfter}; its successor will come from another intermediate.",
      fix: 'See that renewal works, and that it installs the intermediate which comes with the new certificate: a fixed bundle, or a trust store with {issuer} pinned, breaks at the next renewal.',
    },
  },
  doc: {
    what: "The issuer of the end entity is an intermediate of Let's Encrypt that has been retired.",
    why: "Certificates of Let's Encrypt live for 90 days or less, so an issuer that retired months ago points to a renewal that failed; and servers whose intermediate was installed by hand send the wrong one after the next.",
    fix: 'Run the renewal once by hand and look at its log. Let the client write the full chain (`fullchain.pem`), never a stored intermediate.',
    bad: "Issuer `CN=R11, O=Let's Encrypt`.",
    good: "Issuer `CN=YR2, O=Let's Encrypt`.",
  },
  source: [letsEncryptChains],
  since: '0.1.0',
}
