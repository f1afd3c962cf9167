/** name-san-mismatch: there are subject alternative names, and none is the name asked for. */
import type { EndpointRule } from '../rule.ts'
import { closestName } from '../closest-name.ts'
import { excerpt, excerptList } from '../excerpt.ts'
import { microsoftFederation, rfc } from '../sources.ts'

export const nameSanMismatch: EndpointRule = {
  id: 'name-san-mismatch',
  title: 'Name asked for is not among the subject alternative names',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.san !== 'none') return
    const { reference, dnsNames } = identity
    const closest = closestName(reference, dnsNames)
    yield closest === undefined
      ? { message: 'no-dns-name', evidence: { reference } }
      : {
          message: 'finding',
          evidence: {
            reference,
            names: excerptList(dnsNames),
            count: dnsNames.length,
            closest: excerpt(closest),
          },
        }
  },
  messages: {
    finding: {
      text: 'The name asked for, {reference}, is not among the DNS names of the certificate ({count}): {names}. Peers refuse the connection.',
      fix: 'If {reference} is the right name, reissue the certificate with it among the subject alternative names. If {closest}, the closest one present, is what was meant, correct the SRV record, the host record or the address typed.',
    },
    'no-dns-name': {
      text: 'The subject alternative name extension is there but holds no DNS name, so nothing in it can match {reference}; peers refuse the connection.',
      fix: 'Reissue the certificate with {reference} among the subject alternative names, as an entry of type DNS name.',
    },
  },
  doc: {
    what: 'The certificate has subject alternative names, and none of them, wildcards included, is the name that was asked for. For a SRV target that name is the host which the record names.',
    why: 'Once subject alternative names exist, the common name no longer counts: TLS clients, Skype for Business federation partners and session border controllers close the connection. Skype for Business and Lync then report that the certificate has no matching FQDN.',
    fix: 'Decide which side is wrong. A certificate lacking a name must be reissued: in Skype for Business add the name in the Deployment Wizard, step Request, Install or Assign Certificates, or with `Request-CsCertificate -DomainName`. A SRV or host record pointing to the wrong server is corrected in DNS.',
    bad: 'Asked for `sip.contoso.com`, subject alternative names `access.contoso.com` and `webcon.contoso.com`.',
    good: 'Asked for `sip.contoso.com`, subject alternative names `sip.contoso.com` and `webcon.contoso.com`.',
  },
  source: [rfc(9525, '6.3'), microsoftFederation],
  since: '0.1.0',
}
