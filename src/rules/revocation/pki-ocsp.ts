/** pki-ocsp: whether and how the certificate can be checked by OCSP. */
import { accessMethod } from '../access-method.ts'
import type { EndpointRule } from '../rule.ts'
import { baselineRequirements, letsEncryptOcsp, rfc } from '../sources.ts'
import { excerpt } from '../excerpt.ts'

/** The TLS feature that demands a staple, RFC 7633 section 4.2.3. */
const statusRequest = 5

export const pkiOcsp: EndpointRule = {
  id: 'pki-ocsp',
  title: 'OCSP of the certificate',
  severity: 'info',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity, observation: { staple } }) {
    if (endEntity === undefined) return
    if (endEntity.tlsFeatures?.includes(statusRequest) && staple === null) {
      yield { message: 'must-staple', severity: 'warning', evidence: {} }
    }
    const urls = (endEntity.authorityInfoAccess ?? []).flatMap(({ method, location }) =>
      method === accessMethod.ocsp && location.type === 'uniformResourceIdentifier' ? [location.value] : [],
    )
    const ended = urls.find((url) => endedResponder.test(url))
    if (urls.length === 0) yield { message: 'finding', evidence: {} }
    else if (ended !== undefined) yield { message: 'ended', evidence: { url: excerpt(ended) } }
  },
  messages: {
    finding: {
      text: 'The certificate names no OCSP responder. That is usual today: OCSP is optional for public authorities, and the CRL is what peers check.',
    },
    ended: {
      text: "The certificate names the responder {url}, and Let's Encrypt ended its OCSP service on 2025-08-06. Peers that insist on OCSP get no answer.",
      fix: 'Renew the certificate; those issued since May 2025 name a CRL instead.',
    },
    'must-staple': {
      text: 'The certificate demands that the server sends along an OCSP response (must-staple), and the server sends none. Clients that honour the demand refuse the certificate.',
      fix: 'Switch OCSP stapling on, and check that the server reaches the responder; or get a certificate without the TLS feature extension, which most authorities no longer issue.',
    },
  },
  doc: {
    what: "The end entity names no OCSP responder, names that of Let's Encrypt, whose service has ended, or demands a staple that the server does not send.",
    why: 'Without a responder peers rely on the CRL, which is normal. A demand for a staple that is not met makes the certificate useless for clients that honour it.',
    fix: 'Nothing needs doing where there is no responder. Otherwise renew, or switch stapling on.',
    bad: 'TLS feature status_request in the certificate, and no OCSP response in the handshake.',
    good: 'A CRL distribution point, and no demand for a staple.',
  },
  source: [rfc(6960, '1'), rfc(7633, '4.2.3'), baselineRequirements('7.1.2.7.7'), letsEncryptOcsp],
  since: '0.1.0',
}

const endedResponder = /^https?:\/\/([\w-]+\.)*o\.lencr\.org(?=[:/]|$)/i
