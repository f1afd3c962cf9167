/** pki-self-signed: the end entity was signed with its own key. */
import type { ChainRule } from '../rule.ts'
import { isSelfSigned } from '../../path/certifies.ts'
import { directRoutingFaults, rfc } from '../sources.ts'

export const pkiSelfSigned: ChainRule = {
  id: 'pki-self-signed',
  title: 'Self-signed certificate',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity, paths }) {
    if (endEntity === undefined || !isSelfSigned(endEntity)) return
    const anchor = paths[0]?.anchor
    yield anchor?.certificate.sha256 === endEntity.sha256
      ? { message: 'trusted-here', severity: 'info', evidence: { origin: anchor.origin } }
      : { message: 'finding', evidence: {} }
  },
  messages: {
    finding: {
      text: 'The certificate is signed with its own key, so no authority vouches for it. No peer accepts it unless its administrator imported exactly this certificate; Teams Direct Routing never does.',
      fix: 'Get a certificate from an authority that the peers trust: a public one for everything that partners or Microsoft 365 reach, the private one of the company inside.',
    },
    'trusted-here': {
      text: 'The certificate is signed with its own key and is trusted here because it was given as an anchor ({origin}). Peers without it refuse the connection.',
    },
  },
  doc: {
    what: 'The signature of the end entity verifies with its own key. Subject and issuer having the same name is not enough. Information only when this very certificate was given as a trust anchor.',
    why: 'Anybody can make such a certificate, so it proves nothing to a stranger. Appliances make one on their first start; seeing it means that the real one was never installed, or is not assigned to this service.',
    fix: 'Install and assign the certificate of an authority. If there is one already, look at which certificate the service uses (`Get-CsCertificate`, or the TLS context of the session border controller).',
    bad: 'Subject and issuer `CN=sbc.contoso.com`, signed with its own key.',
    good: 'Subject `CN=sbc.contoso.com`, issuer `CN=Contoso Issuing CA`.',
  },
  source: [directRoutingFaults, rfc(5280, '3.2')],
  since: '0.1.0',
}
