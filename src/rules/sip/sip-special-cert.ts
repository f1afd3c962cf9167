/** sip-special-cert: a certificate that was made for SIP, and not for TLS servers. */
import { keyPurposes } from '../key-purpose.ts'
import type { ChainRule } from '../rule.ts'
import { rfc } from '../sources.ts'

const sipDomain = '1.3.6.1.5.5.7.3.20'
const telephoneNumbers = '1.3.6.1.5.5.7.1.26'

export const sipSpecialCert: ChainRule = {
  id: 'sip-special-cert',
  title: 'Special SIP certificate',
  severity: 'warning',
  audiences: ['sip'],
  scope: 'chain',
  *check({ endEntity }) {
    if (endEntity === undefined) return
    if (endEntity.extension(telephoneNumbers)) yield { message: 'caller-identity', evidence: {} }
    const purposes = endEntity.extKeyUsage ?? []
    const others = [keyPurposes.serverAuth, keyPurposes.any]
    if (!purposes.includes(sipDomain) || others.some((purpose) => purposes.includes(purpose))) return
    yield { message: 'sip-domain', evidence: { purposes: [...purposes] } }
  },
  messages: {
    'sip-domain': {
      text: 'The certificate is for the purpose "SIP domain" and not for server authentication. Only peers that follow RFC 5924 accept it; all others, and every library with usual settings, refuse it.',
      fix: 'Have it reissued with server authentication (and client authentication where peers want it) among the purposes; "SIP domain" may stay beside them.',
    },
    'caller-identity': {
      text: 'The certificate lists telephone numbers (RFC 8226): it is one for signing caller identity (STIR/SHAKEN), and no server certificate.',
      fix: 'Assign a server certificate to the SIP service, and keep this one for the signing service (Kamailio: the secsipid module; session border controllers: the STIR/SHAKEN profile).',
    },
  },
  doc: {
    what: 'The end entity has the key purpose id-kp-sipDomain without server authentication, or the extension with a list of telephone numbers.',
    why: 'Both kinds of certificate belong to SIP, so they end up on SIP servers by mistake. TLS peers look for server authentication.',
    fix: 'An ordinary server certificate for TLS.',
    bad: 'Extended key usage: SIP domain (1.3.6.1.5.5.7.3.20).',
    good: 'Extended key usage: server authentication, client authentication.',
  },
  source: [rfc(5924, '4'), rfc(8226, '9')],
  since: '0.1.0',
}
