/** exp-expired: the certificate's validity has ended. */
import type { EndpointRule } from '../rule.ts'
import { spanOf, utcText } from '../moment.ts'
import { rfc } from '../sources.ts'

export const expExpired: EndpointRule = {
  id: 'exp-expired',
  title: 'Certificate has expired',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity }, { now }) {
    const notAfter = endEntity?.notAfter
    if (notAfter === undefined || notAfter >= now) return
    yield {
      message: 'finding',
      evidence: { notAfter: utcText(notAfter), ago: spanOf(now.getTime() - notAfter.getTime()) },
    }
  },
  messages: {
    finding: {
      text: 'The certificate expired on {notAfter}, {ago:span} ago. Every peer that checks dates refuses it.',
      fix: 'Renew it and assign the new one on every server that answers under this name; in Skype for Business with the Deployment Wizard, or Request-CsCertificate and Set-CsCertificate. If it was renewed already, the service still holds the old one: assign the new one and restart the service.',
    },
  },
  doc: {
    what: 'The moment of the check lies after the end of validity (notAfter) of the end entity.',
    why: 'An expired certificate ends every connection with a peer that checks dates: sign-in, federation, calls to the session border controller.',
    fix: 'Renew and assign the certificate on all servers of the pool, then check every address again. A renewed certificate in the store is not enough: the service uses the one assigned to it (`Get-CsCertificate`).',
    bad: 'Valid to 2026-11-20, checked on 2026-11-23.',
    good: 'Valid to 2027-05-20, checked on 2026-11-23.',
  },
  source: [rfc(5280, '4.1.2.5')],
  since: '0.1.0',
}
