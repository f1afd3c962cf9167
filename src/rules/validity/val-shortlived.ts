/** val-shortlived: the certificate lives for a week or less. */
import type { ChainRule } from '../rule.ts'
import { lifetimeOf } from '../lifetime.ts'
import { dayMs, spanOf } from '../moment.ts'
import { baselineRequirements, letsEncryptProfiles } from '../sources.ts'

export const valShortlived: ChainRule = {
  id: 'val-shortlived',
  title: 'Short-lived certificate',
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity }) {
    const lifetime = endEntity && lifetimeOf(endEntity)
    if (lifetime === undefined || lifetime > 7 * dayMs) return
    yield { message: 'finding', evidence: { lifetime: spanOf(lifetime) } }
  },
  messages: {
    finding: {
      text: 'The certificate is valid for {lifetime:span} in all. Such short-lived certificates may leave out every address for revocation, which Skype for Business requires, and they must be renewed every few days.',
      fix: 'Nothing needs doing where renewal is automatic to the end. For Skype for Business, and for devices whose certificate is installed by hand, order a longer profile.',
    },
  },
  doc: {
    what: 'The end entity is valid for seven days or less.',
    why: 'Public authorities offer such certificates for servers that renew by themselves; a revoked one ends before the news would spread, so revocation addresses may be missing. A device where somebody imports certificates by hand fails within the week.',
    fix: "At Let's Encrypt choose the profile `tlsserver` or `classic` in place of `shortlived`.",
    bad: 'Valid for six days, imported by hand on a session border controller.',
    good: 'Valid for 90 days, renewed automatically after 60.',
  },
  source: [baselineRequirements('1.6.1'), letsEncryptProfiles],
  since: '0.1.0',
}
