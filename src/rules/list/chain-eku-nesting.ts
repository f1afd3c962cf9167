/** chain-eku-nesting: an intermediate may not stand above server certificates. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerptList } from '../excerpt.ts'
import { purposeNames } from '../key-purpose.ts'
import { faultsToldBy } from '../path-errors.ts'
import { baselineRequirements, rfc } from '../sources.ts'

export const chainEkuNesting: ChainRule = {
  id: 'chain-eku-nesting',
  title: 'Issuer not meant for server certificates',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(endpoint) {
    for (const { certificate } of faultsToldBy('chain-eku-nesting', endpoint)) {
      if (certificate === undefined) continue
      yield {
        message: 'finding',
        evidence: {
          issuer: certificateLabel(certificate),
          purposes: excerptList(purposeNames(certificate.extKeyUsage ?? [])),
        },
      }
    }
  },
  messages: {
    finding: {
      text: 'The issuer {issuer} is limited to {purposes}, and server authentication is not among them. Windows, OpenSSL and browsers apply that to everything below it and refuse the certificate for a server.',
      fix: 'Get the certificate from an authority that is meant for servers. If the same authority has another certificate under this name without the limit, install that one on the server.',
    },
  },
  doc: {
    what: 'An issuer in the best certification path has an extended key usage extension that lists neither server authentication nor any purpose.',
    why: 'Purposes of an intermediate limit what is below it, in nearly all verifiers. Public authorities have separate intermediates for servers, clients, mail and code; a certificate from the wrong one looks right and works nowhere.',
    fix: 'Choose the product for TLS servers at the public authority; on AD CS look at the application policies with which the sub-authority was qualified.',
    bad: 'Intermediate with extended key usage: secure e-mail, client authentication.',
    good: 'Intermediate with extended key usage: server authentication.',
  },
  source: [rfc(5280, '4.2.1.12'), baselineRequirements('7.1.2.10')],
  since: '0.1.0',
}
