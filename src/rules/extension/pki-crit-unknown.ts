/** pki-crit-unknown: a critical extension that verifiers do not know. */
import type { ChainRule } from '../rule.ts'
import { oidTitle } from '../../asn1/oid.ts'
import { certificateLabel } from '../best-path.ts'
import { excerpt, excerptList } from '../excerpt.ts'
import { faultsToldBy } from '../path-errors.ts'
import { rfc } from '../sources.ts'

export const pkiCritUnknown: ChainRule = {
  id: 'pki-crit-unknown',
  title: 'Unknown critical extension',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(endpoint) {
    const faults = faultsToldBy('pki-crit-unknown', endpoint)
    for (const [certificate, of] of Map.groupBy(faults, (fault) => fault.certificate)) {
      if (certificate === undefined) continue
      const names = of.map(({ name = '' }) => excerpt(oidTitle(name) ?? name))
      yield {
        message: 'finding',
        evidence: { certificate: certificateLabel(certificate), extensions: excerptList(names) },
      }
    }
  },
  messages: {
    finding: {
      text: '{certificate} has an extension that is marked critical and that verifiers of server certificates do not know: {extensions}. They must refuse the certificate.',
      fix: 'Have it issued again without that extension, or with the extension not critical: on AD CS look at the extensions of the template, with OpenSSL at the word "critical" in the extensions section.',
    },
  },
  doc: {
    what: 'A certificate of the best path carries an extension that is critical and is none that path validation for servers processes.',
    why: '"Critical" tells a verifier to refuse the certificate unless it understands the extension. Own templates and appliances set the mark without need, and only strict peers show the fault.',
    fix: 'Certificates for servers need only basic constraints and key usage critical, and name and policy constraints on authorities.',
    bad: 'Extension `1.2.3.4`, critical.',
    good: 'Extension `1.2.3.4`, not critical.',
  },
  source: [rfc(5280, '4.2')],
  since: '0.1.0',
}
