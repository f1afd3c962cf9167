/** sfb-wildcard-phones: a wildcard in a certificate that desk telephones meet. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { lyncPhoneWildcards, lyncWildcards } from '../sources.ts'

export const sfbWildcardPhones: EndpointRule = {
  id: 'sfb-wildcard-phones',
  title: 'Desk telephones do not read wildcards',
  severity: 'warning',
  audiences: ['edge', 'fe'],
  scope: 'endpoint',
  *check({ identity, endEntity }) {
    const names = [...(identity?.dnsNames ?? []), ...(endEntity?.commonNames ?? [])]
    const wildcard = names.find((name) => name.startsWith('*.'))
    if (wildcard !== undefined) yield { message: 'finding', evidence: { wildcard: excerpt(wildcard) } }
  },
  messages: {
    finding: {
      text: 'The certificate holds the wildcard {wildcard}, with which telephones of Lync Phone Edition (Polycom CX, Aastra 67xx ip) cannot sign in. That holds for the SIP port and for the web services that give them their certificate.',
      fix: 'If such telephones are in use, reissue the certificate with exact names only. If not, test the telephones that you have and leave it.',
    },
  },
  doc: {
    what: 'A wildcard stands among the names of a certificate on an Edge or Front End Server, whether or not it is what covers the name asked for.',
    why: 'Lync Phone Edition does not understand wildcards and refuses a certificate that holds one. Nobody sees it on the desktop clients, so it is found only when telephones are signed out.',
    fix: 'Use exact names where Lync Phone Edition is in use.',
    bad: 'Front End with the subject alternative names `pool01.contoso.com` and `*.contoso.com`.',
    good: 'Front End with the subject alternative names `pool01.contoso.com`, `fe01.contoso.com` and `sip.contoso.com`.',
  },
  source: [lyncPhoneWildcards, lyncWildcards],
  since: '0.1.0',
}
