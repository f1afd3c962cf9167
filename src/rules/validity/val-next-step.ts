/** val-next-step: the renewal falls into a time of shorter certificates. */
import { longestValidity } from '../../conformance/validity-cap.ts'
import type { TargetRule } from '../rule.ts'
import { publiclyAnchored } from '../best-path.ts'
import { lifetimeOf } from '../lifetime.ts'
import { dayMs } from '../moment.ts'
import { baselineRequirements } from '../sources.ts'

export const valNextStep: TargetRule = {
  id: 'val-next-step',
  title: 'The next certificate will be shorter',
  severity: 'info',
  audiences: 'all',
  scope: 'target',
  *check({ endpoints }) {
    for (const endpoint of endpoints) {
      const { notAfter } = endpoint.endEntity ?? {}
      const lifetime = endpoint.endEntity && lifetimeOf(endpoint.endEntity)
      if (notAfter === undefined || lifetime === undefined || !publiclyAnchored(endpoint)) continue
      const most = longestValidity(notAfter)
      if (most === undefined || most > longestSteps || lifetime <= most * dayMs) continue
      yield {
        message: 'finding',
        evidence: {
          most,
          days: Math.ceil(lifetime / dayMs),
          notAfter: notAfter.toISOString().slice(0, 10),
        },
      }
      return
    }
  },
  messages: {
    finding: {
      text: 'This certificate is valid for {days} days. When it ends on {notAfter}, public authorities may give {most} days at most, so that it has to be renewed and assigned that often.',
      fix: 'Automate the renewal of Edge Servers and session border controllers before then: an ACME client with a script that imports and assigns, or the API of the device.',
    },
  },
  doc: {
    what: 'Under a public root, the certificate ends after 2027-03-15 (or 2029-03-15) and is valid for longer than the 100 (47) days that are allowed from then on. Told once for a target.',
    why: 'Renewing by hand once a year works; eight times a year on every Edge and session border controller it does not, and every forgotten one is an outage.',
    fix: 'Choose an authority with ACME, and see which devices can renew by themselves.',
    bad: 'Issued 2026-10-01 for 199 days, renewed by hand.',
    good: 'Issued 2026-10-01 for 90 days, renewed by an ACME client.',
  },
  source: [baselineRequirements('6.3.2')],
  since: '0.1.0',
}

/** Limits that ask for automation. */
const longestSteps = 100
