/** tls-sni-dependent: what the far end presents depends on the server name that it is asked for. */
import type { EndpointRule } from '../rule.ts'
import { rfc } from '../sources.ts'

export const tlsSniDependent: EndpointRule = {
  id: 'tls-sni-dependent',
  title: 'The certificate depends on the server name',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity, withoutServerName, observation: { accepts, serverName } }) {
    const asked = accepts?.withoutServerName
    if (asked === undefined || endEntity === undefined || serverName === null) return
    const evidence = { serverName }
    const unnamed = withoutServerName?.[0]
    if (unnamed !== undefined && unnamed.sha256 === endEntity.sha256) {
      yield { message: 'same', severity: 'ok', evidence }
    } else if (unnamed !== undefined) {
      yield { message: 'differs', evidence: { ...evidence, sha256: unnamed.sha256 } }
    } else if (asked.answer === 'refused') yield { message: 'refused', evidence }
    else yield { message: 'unknown', severity: 'unknown', evidence }
  },
  messages: {
    same: { text: 'A client that sends no server name gets the same certificate.' },
    differs: {
      text: 'A client that sends no server name (SNI) gets another certificate than one that asks for {serverName}. Lync phones and many SIP devices send none and will find the wrong name; its SHA-256 is {sha256}.',
      fix: 'Make the certificate for {serverName} the default of this address and port: on Windows a binding without host name, elsewhere the default server.',
    },
    refused: {
      text: 'A client that sends no server name (SNI) is turned away, one that asks for {serverName} is served. Lync phones and many SIP devices send none.',
      fix: 'Bind a default certificate to this address and port, best the one for {serverName}.',
    },
    unknown: {
      text: 'Which certificate a client gets that sends no server name (SNI) could not be learned: a hello without {serverName} was not answered with one.',
      fix: 'Ask again with --probe-certificates and a longer --timeout.',
    },
  },
  doc: {
    what: 'With --probe-certificates a second hello is sent that differs in nothing but the missing server name, and the end-entity certificates are compared. Without --probe-certificates this rule says nothing, and nothing can be said about targets that are addresses.',
    why: 'Server name indication is an extension that a client may leave out. Lync phones, older SIP stacks and some gateways do, and get whatever the server presents by default: often the certificate of another name, or no connection at all. A check with a server name does not show that.',
    fix: 'Give the address and port a default certificate that fits the clients without server name.',
    bad: 'sip.contoso.com with server name, webmail.contoso.com without.',
    good: 'The same certificate with and without.',
  },
  source: [rfc(6066, '3')],
  since: '0.1.0',
}
