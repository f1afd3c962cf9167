/** exp-soon: the certificate is about to expire, measured by its lifetime. */
import type { EndpointRule } from '../rule.ts'
import { dayMs, spanOf, utcText } from '../moment.ts'
import { letsEncryptProfiles, rfc } from '../sources.ts'

export const expSoon: EndpointRule = {
  id: 'exp-soon',
  title: 'Certificate expires soon',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity }, { now }) {
    const { notBefore, notAfter } = endEntity ?? {}
    if (notBefore === undefined || notAfter === undefined) return
    const left = notAfter.getTime() - now.getTime()
    const lifetime = notAfter.getTime() - notBefore.getTime()
    if (left < 0 || left >= Math.min(30 * dayMs, lifetime / 3)) return
    yield {
      message: 'finding',
      evidence: { notAfter: utcText(notAfter), left: spanOf(left), lifetime: spanOf(lifetime) },
    }
  },
  messages: {
    finding: {
      text: 'The certificate expires on {notAfter}, in {left:span}, out of a lifetime of {lifetime:span}. From then on every peer that checks dates refuses it.',
      fix: 'Renew it now and assign it on every server that answers under this name. If renewal is automatic, find out why it has not happened yet.',
    },
  },
  doc: {
    what: 'Less than 30 days are left, or less than a third of the lifetime where that is shorter.',
    why: 'A fixed limit of 30 days would always fire on certificates of 45 days, let alone of six. A third of the lifetime is where automatic renewal should have happened.',
    fix: 'Renew and assign. Certificates of public authorities get shorter every year, so automate the renewal of Edge Servers and session border controllers.',
    bad: 'Valid for 398 days, 12 days left.',
    good: 'Valid for 45 days, 20 days left.',
  },
  source: [rfc(5280, '4.1.2.5'), letsEncryptProfiles],
  since: '0.1.0',
}
