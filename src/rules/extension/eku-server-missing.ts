/** eku-server-missing: the extended key usage does not allow server authentication. */
import type { ChainRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { allowsPurpose, purposeNames } from '../key-purpose.ts'
import { baselineRequirements, directRoutingNews, rfc, skypeServerCertificates } from '../sources.ts'

export const ekuServerMissing: ChainRule = {
  id: 'eku-server-missing',
  title: 'Server authentication not among the key purposes',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity }) {
    const purposes = endEntity?.extKeyUsage
    if (purposes === undefined || allowsPurpose(purposes, 'serverAuth')) return
    yield { message: 'finding', evidence: { purposes: excerptList(purposeNames(purposes)) } }
  },
  messages: {
    finding: {
      text: 'The certificate allows {purposes}, and not server authentication. Every TLS client that checks purposes refuses it for a server.',
      fix: 'Issue it from a template or profile with the purpose Server Authentication (1.3.6.1.5.5.7.3.1), on AD CS the Web Server template, and assign the new certificate.',
    },
  },
  doc: {
    what: 'The certificate has an extended key usage extension (EKU), and it lists neither server authentication (1.3.6.1.5.5.7.3.1) nor "any purpose" (2.5.29.37.0).',
    why: 'The extension limits what a certificate may be used for. Without server authentication a certificate of a user, a client or a mail system was put on a server, and peers end the handshake.',
    fix: 'Request the certificate again from the right template. In Skype for Business the Deployment Wizard asks for the Web Server template unless told otherwise (`Request-CsCertificate -Template`).',
    bad: 'Extended key usage: client authentication, secure e-mail.',
    good: 'Extended key usage: server authentication.',
  },
  source: [
    rfc(5280, '4.2.1.12'),
    baselineRequirements('7.1.2.7.10'),
    skypeServerCertificates,
    directRoutingNews,
  ],
  since: '0.1.0',
}
