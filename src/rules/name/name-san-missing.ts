/** name-san-missing: the certificate has no subject alternative name extension. */
import type { EndpointRule } from '../rule.ts'
import { baselineRequirements, rfc, skypeEdgeCertificates } from '../sources.ts'

export const nameSanMissing: EndpointRule = {
  id: 'name-san-missing',
  title: 'No subject alternative names',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }, { audiences }) {
    if (identity?.san !== 'absent') return
    const { reference } = identity
    yield audiences.has('edge-int') && identity.commonName === 'exact'
      ? { message: 'edge-internal', severity: 'info', evidence: { reference } }
      : { message: 'finding', evidence: { reference } }
  },
  messages: {
    finding: {
      text: 'The certificate has no subject alternative names, the only place where current clients look for {reference}. Browsers and most TLS libraries refuse it whatever its common name says.',
      fix: 'Reissue the certificate with its names, {reference} among them, as subject alternative names of type DNS name.',
    },
    'edge-internal': {
      text: 'The certificate has no subject alternative names. On the internal side of an Edge Server this is supported, because its common name is {reference}.',
    },
  },
  doc: {
    what: 'The certificate lacks the subject alternative name extension altogether. For the internal side of an Edge Server whose common name is right this is reported for information only.',
    why: 'The common name stopped being evidence of a host name years ago. Public certification authorities must write the extension, and current clients do not look elsewhere.',
    fix: 'Order or request the certificate again with every name as a subject alternative name. With AD CS, use the Deployment Wizard or `Request-CsCertificate`, which write the extension into the request; a request typed by hand needs `-DomainName` or an `[Extensions]` section.',
    bad: 'Subject `CN=sip.contoso.com`, no subject alternative name.',
    good: 'Subject `CN=sip.contoso.com`, subject alternative name `sip.contoso.com`.',
  },
  source: [baselineRequirements('7.1.2.7.6'), rfc(9525, '2'), skypeEdgeCertificates],
  since: '0.1.0',
}
