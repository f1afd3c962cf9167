/** exp-not-yet: the certificate's validity has not begun. */
import type { EndpointRule } from '../rule.ts'
import { spanOf, utcText } from '../moment.ts'
import { rfc } from '../sources.ts'

export const expNotYet: EndpointRule = {
  id: 'exp-not-yet',
  title: 'Certificate is not valid yet',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity }, { now }) {
    const notBefore = endEntity?.notBefore
    if (notBefore === undefined || notBefore <= now) return
    yield {
      message: 'finding',
      evidence: {
        notBefore: utcText(notBefore),
        now: utcText(now),
        ahead: spanOf(notBefore.getTime() - now.getTime()),
      },
    }
  },
  messages: {
    finding: {
      text: 'The certificate is valid from {notBefore}, which is {ahead:span} ahead of the moment of this check ({now}). Peers refuse it until then.',
      fix: 'Compare the clock here with a reliable one first. If it is right, the authority that issued the certificate has a wrong clock, or a certificate prepared for later was assigned too early: assign the previous one until {notBefore}.',
    },
  },
  doc: {
    what: 'The moment of the check lies before the beginning of validity (notBefore) of the end entity. Both are shown in UTC.',
    why: 'Peers treat it like an expired certificate. Behind it is a wrong clock, of this computer or of the issuing authority, or a certificate assigned before its time.',
    fix: 'Check both clocks. Assign the previous certificate, or have the new one issued again once the clock of the authority is right.',
    bad: 'Valid from 2026-11-24, checked on 2026-11-23.',
    good: 'Valid from 2026-11-22, checked on 2026-11-23.',
  },
  source: [rfc(5280, '4.1.2.5')],
  since: '0.1.0',
}
