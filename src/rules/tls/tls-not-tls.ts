/** tls-not-tls: what answers does not speak TLS, hangs up on hearing it, or refuses to go on to it. */
import type { EndpointRule } from '../rule.ts'
import { rfc } from '../sources.ts'

export const tlsNotTls: EndpointRule = {
  id: 'tls-not-tls',
  title: 'The port does not speak TLS',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity, observation: { host, port, failure, starttls = '' } }) {
    if (endEntity !== undefined || failure === undefined) return
    const evidence = { host, port, failure: failure.detail }
    if (failure.code === 'starttls-refused') {
      yield { message: 'starttls-refused', evidence: { ...evidence, starttls } }
    }
    if (failure.stage !== 'tls') return
    if (failure.starttls !== undefined) {
      yield {
        message: 'before-starttls',
        severity: 'unknown',
        evidence: { ...evidence, starttls: failure.starttls },
      }
    } else if (failure.code === 'not-tls') yield { message: 'plain', evidence }
    else if (failure.code === 'connection-reset' || failure.code === 'closed') {
      yield { message: 'hangs-up', evidence }
    }
  },
  messages: {
    plain: {
      text: 'Port {port} of {host} answers, but not in TLS: a port for unencrypted SIP or HTTP was asked, or the service is set up without TLS. {failure}',
      fix: 'Use the TLS port: 5061 instead of 5060 for SIP, 443 instead of 80 for HTTP. If {port} should be TLS, look at the transport or the certificate binding of the service.',
    },
    'before-starttls': {
      text: 'Port {port} of {host} speaks {starttls} in the clear, and goes on to TLS only when asked to (STARTTLS), so its certificate was not seen. {failure}',
      fix: 'Check again with --starttls {starttls}, which asks for TLS first.',
    },
    'starttls-refused': {
      text: 'Port {port} of {host} answers in {starttls}, but does not go on to TLS, so clients send everything in the clear or not at all. {failure}',
      fix: 'Assign a certificate to the service and switch STARTTLS on; most servers offer it only when both are done. If it says that it turns this address away, run the check from one that it admits.',
    },
    'hangs-up': {
      text: 'Port {port} of {host} accepts the connection and hangs up as soon as TLS begins: either no TLS service is behind it, or the far end, or a firewall, turns this address away. {failure}',
      fix: 'Check that {port} is the TLS port and that a certificate is assigned to the service; a Windows service without one hangs up like this. Then check allow-lists and firewalls, and try from another address.',
    },
  },
  doc: {
    what: 'The far end answered the first TLS message with something else, such as a SIP or HTTP response, or closed or reset the connection at that point. Or it was asked for TLS in its own protocol (STARTTLS) and refused. For a protocol with STARTTLS that was not spoken first, the result is unknown.',
    why: 'No certificate can be had from such a port, and peers configured for TLS fail as well. Typical are 5060 or 80 in place of 5061 or 443, a service that lost its certificate, a mail or directory server without STARTTLS, and devices that admit known addresses only.',
    fix: 'Correct the port, or set the service up for TLS and assign a certificate. For allow-lists, run the check from an admitted address.',
    bad: '`farend sip.contoso.com:5060`, answer `SIP/2.0 400 Bad Request`',
    good: '`farend sip.contoso.com:5061`, answer ServerHello',
  },
  source: [rfc(8446, '4.1.2'), rfc(3261, '19.1.2'), rfc(3207, '4')],
  since: '0.1.0',
}
