/** teams-onmicrosoft: a session border controller under the tenant's initial domain. */
import type { TargetRule } from '../rule.ts'
import { directRoutingPlan } from '../sources.ts'

export const teamsOnmicrosoft: TargetRule = {
  id: 'teams-onmicrosoft',
  title: 'Session border controller under onmicrosoft.com',
  severity: 'error',
  audiences: ['teams-sbc'],
  scope: 'target',
  *check({ target: { name } }) {
    if (/(^|\.)onmicrosoft\.com$/.test(name)) yield { message: 'finding', evidence: { name } }
  },
  messages: {
    finding: {
      text: 'The name {name} is under onmicrosoft.com. Teams takes no session border controller there, and no public authority certifies the name for you.',
      fix: 'Give it a name in a domain of your own that is verified in the tenant and has a licensed user, order the certificate for that name, and register the session border controller again (New-CsOnlinePSTNGateway).',
    },
  },
  doc: {
    what: 'The name of a session border controller ends with `onmicrosoft.com`, the initial domain that every tenant gets.',
    why: 'Direct Routing asks for a verified custom domain. The initial domain belongs to Microsoft, so nobody else can have a certificate for it.',
    fix: 'A name in a custom domain.',
    bad: '`sbc1.contoso.onmicrosoft.com`',
    good: '`sbc1.contoso.com`',
  },
  source: [directRoutingPlan],
  since: '0.1.0',
}
