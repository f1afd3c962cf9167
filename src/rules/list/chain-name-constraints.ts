/** chain-name-constraints: a name in the path is outside what an issuer above may certify. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerpt } from '../excerpt.ts'
import { faultsToldBy } from '../path-errors.ts'
import { rfc } from '../sources.ts'

export const chainNameConstraints: ChainRule = {
  id: 'chain-name-constraints',
  title: 'Name constraints broken',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(endpoint) {
    for (const { code, certificate, detail } of faultsToldBy('chain-name-constraints', endpoint)) {
      yield {
        message: code === 'name-constraints' ? 'finding' : 'unusable',
        evidence: {
          certificate: certificate === undefined ? 'whole-path' : certificateLabel(certificate),
          reason: excerpt(detail),
        },
      }
    }
  },
  messages: {
    finding: {
      text: 'An issuer of {certificate:term} may certify certain names only, and this one is not among them: {reason}. Peers refuse the certificate.',
      fix: 'Leave that name out, or get it from an authority that may certify it. For a company authority have the name constraints of the sub-authority widened and its certificate issued again.',
    },
    unusable: {
      text: 'Name constraints above {certificate:term} cannot be applied to the names that are there: {reason}. A careful peer refuses what it cannot judge.',
      fix: 'Have the authority correct its name constraints or the form of the name, and issue the certificate again.',
    },
  },
  doc: {
    what: 'A certificate of the best path has a name, in its subject or its subject alternative names, that lies outside the permitted subtrees of an issuer above it or inside the excluded ones; or constraints that cannot be applied.',
    why: 'Sub-authorities of companies are often limited to their own domains. A new SIP domain, a partner name or an address added to the request then makes the whole certificate invalid, for some peers and not for others: old ones skip the extension.',
    fix: 'Look at the Name Constraints of each intermediate (`--chain`, `--advanced`) and request only names inside them.',
    bad: 'Permitted: `contoso.com`. Subject alternative name: `sip.fabrikam.com`.',
    good: 'Permitted: `contoso.com`. Subject alternative name: `sip.contoso.com`.',
  },
  source: [rfc(5280, '4.2.1.10')],
  since: '0.1.0',
}
