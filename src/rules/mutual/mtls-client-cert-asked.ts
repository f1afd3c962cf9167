/** mtls-client-cert-asked: the far end asks for a client certificate. */
import type { EndpointRule } from '../rule.ts'
import { rfc, schannelAuthorityList } from '../sources.ts'

export const mtlsClientCertAsked: EndpointRule = {
  id: 'mtls-client-cert-asked',
  title: 'The far end asks for a client certificate',
  severity: 'info',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity, observation: { clientAuth } }) {
    if (endEntity === undefined) return
    if (clientAuth.request !== 'requested' && clientAuth.request !== 'required') return
    yield clientAuth.authorities.length === 0
      ? { message: 'any-authority', evidence: {} }
      : {
          message: 'named-authorities',
          evidence: { authorities: clientAuth.authorities.length, bytes: clientAuth.authoritiesBytes },
        }
  },
  messages: {
    'named-authorities': {
      text: 'The far end asks for a client certificate (mutual TLS) and names the authorities that it accepts ({authorities} of them, {bytes} bytes). Its own certificate is shown all the same, because it is sent before any client certificate is needed.',
    },
    'any-authority': {
      text: 'The far end asks for a client certificate (mutual TLS) and names no authorities, as is usual on Windows since 2012. Its own certificate is shown all the same, because it is sent before any client certificate is needed.',
    },
  },
  doc: {
    what: 'The far end sent a CertificateRequest. The number of authorities that it names and the size of that list are told.',
    why: 'Federation between Edge Servers, and most trunks between SIP servers, use mutual TLS. A tool that completes the handshake without a client certificate then fails and may show nothing; that is no fault of the far end. Whether it insists on a certificate, and whether it would accept yours, cannot be seen from the request alone; --complete and --client-cert find out.',
    fix: 'Nothing needs doing. If your server is refused although this check shows a good certificate, compare the authority of your own certificate with those named.',
    bad: 'A handshake without a client certificate ends with alert 40 or 116, and the tool shows no certificate.',
    good: 'CertificateRequest with 42 authorities, 3,904 bytes; certificate shown.',
  },
  source: [rfc(5246, '7.4.4'), rfc(8446, '4.3.2'), schannelAuthorityList],
  since: '0.1.0',
}
