/** val-too-long: the certificate is valid for longer than peers allow. */
import { longestValidity } from '../../conformance/validity-cap.ts'
import type { ChainRule } from '../rule.ts'
import { publiclyAnchored } from '../best-path.ts'
import { lifetimeOf } from '../lifetime.ts'
import { dayMs } from '../moment.ts'
import { appleLimit } from '../data/apple-limit.ts'
import { baselineRequirements } from '../sources.ts'

export const valTooLong: ChainRule = {
  id: 'val-too-long',
  title: 'Valid for too long',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(chain) {
    const { notBefore } = chain.endEntity ?? {}
    const lifetime = chain.endEntity && lifetimeOf(chain.endEntity)
    if (notBefore === undefined || lifetime === undefined) return
    const days = Math.ceil(lifetime / dayMs)
    if (publiclyAnchored(chain)) {
      const most = longestValidity(notBefore)
      if (most !== undefined && lifetime > most * dayMs)
        yield { message: 'finding', evidence: { days, most } }
    } else if (notBefore >= new Date(appleLimit.since) && lifetime > appleLimit.days * dayMs) {
      yield { message: 'private', severity: 'info', evidence: { days, most: appleLimit.days } }
    }
  },
  messages: {
    finding: {
      text: 'The certificate is valid for {days} days, and {most} were the most that a public authority could give when it was issued. Browsers refuse it, and the authority will have to revoke it.',
      fix: 'Have the authority replace it. If it came from a private authority under a root that is also public, issue it for {most} days at most.',
    },
    private: {
      text: 'The certificate is valid for {days} days. Private authorities may do that, but iPhones, iPads and Macs refuse server certificates of more than {most} days, whoever issued them.',
      fix: 'Issue the next one for a year or two.',
    },
  },
  doc: {
    what: 'Under a public root, the validity is longer than the limit on the day of issue: 398 days, from 2026-03-15 200, from 2027-03-15 100, from 2029-03-15 47. Elsewhere it is information about more than 825 days.',
    why: 'Browsers enforce the limits of the CA/Browser Forum, so such a certificate fails in web clients. In private authorities there is no limit but that of Apple, which applies to every issuer.',
    fix: 'Set the validity of the template to what is allowed, and automate renewal.',
    bad: 'Public root, issued 2026-04-01, valid for 365 days.',
    good: 'Public root, issued 2026-04-01, valid for 199 days.',
  },
  source: [baselineRequirements('6.3.2'), appleLimit.source],
  since: '0.1.0',
}
