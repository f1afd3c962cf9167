/** cdp-missing: the certificate does not say where its revocation list is. */
import type { ChainRule } from '../rule.ts'
import { baselineRequirements, rfc, skypeServerCertificates } from '../sources.ts'

const crlDistributionPoints = '2.5.29.31'

export const cdpMissing: ChainRule = {
  id: 'cdp-missing',
  title: 'No CRL distribution point',
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity }, { audiences }) {
    if (endEntity === undefined || endEntity.extension(crlDistributionPoints)) return
    yield audiences.has('sfb')
      ? { message: 'skype', severity: 'error', evidence: {} }
      : { message: 'finding', evidence: {} }
  },
  messages: {
    finding: {
      text: 'The certificate names no CRL distribution point. Peers that insist on checking revocation by list cannot do so; certificates of a week or less, and authorities with OCSP only, may leave it out.',
    },
    skype: {
      text: 'The certificate names no CRL distribution point, which Skype for Business requires in server certificates. Its peers cannot check whether the certificate was revoked, and may delay or refuse the connection.',
      fix: 'Get a certificate that carries a CRL distribution point reachable by http. On AD CS add an http address under CA Properties, Extensions, CRL Distribution Point, with "Include in the CDP extension of issued certificates" ticked, and reissue; from a public authority avoid short-lived profiles.',
    },
  },
  doc: {
    what: 'The end entity has no CRL distribution points extension. An error for Skype for Business, information elsewhere.',
    why: 'Microsoft requires the extension in server certificates for Skype for Business. Elsewhere its absence is a choice of the authority: certificates that live for a week or less may omit all revocation pointers.',
    fix: 'For Skype for Business use a certificate whose authority publishes a CRL by http and says where. An ldap address alone serves only members of the same directory.',
    bad: 'No CRL distribution points extension.',
    good: 'CRL distribution point `http://crl.contoso.com/issuing-ca.crl`.',
  },
  source: [skypeServerCertificates, rfc(5280, '4.2.1.13'), baselineRequirements('7.1.2.11.2')],
  since: '0.1.0',
}
