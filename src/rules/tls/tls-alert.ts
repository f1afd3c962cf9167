/** tls-alert: the far end sent a TLS alert. */
import type { EndpointRule, Message } from '../rule.ts'
import { rfc } from '../sources.ts'

/** What the alerts that matter here say, by number (RFC 8446 section 6). */
const explanations: Record<number, { message: string } & Required<Message>> = {
  40: {
    message: 'handshake-failure',
    text: 'The far end found nothing in common to agree on, such as a cipher suite, or missed a client certificate.',
    fix: 'Compare the cipher suites and groups on both sides. If the far end asks for client certificates, this is how many servers refuse a peer without one.',
  },
  42: {
    message: 'bad-certificate',
    text: 'The far end judged the certificate of its peer to be damaged or not acceptable.',
    fix: 'Look at the certificate that your server presents, its names and its signatures first.',
  },
  43: {
    message: 'unsupported-certificate',
    text: 'The far end does not accept the kind of certificate that its peer presented, often because client authentication is missing among the key purposes, or for its algorithm.',
    fix: 'Look at key purposes and algorithms of the certificate that your server presents.',
  },
  44: {
    message: 'certificate-revoked',
    text: 'The far end found the certificate of its peer to be revoked.',
    fix: 'Replace the certificate that your server presents.',
  },
  45: {
    message: 'certificate-expired',
    text: 'The far end found the certificate of its peer to be expired, or not yet valid.',
    fix: 'Renew the certificate that your server presents; if it is valid, the clock of the far end is wrong.',
  },
  46: {
    message: 'certificate-unknown',
    text: 'The far end did not accept the certificate of its peer and does not say why.',
    fix: 'Check names, path and key purposes of the certificate that your server presents; on Windows the Schannel events of the far end say more.',
  },
  48: {
    message: 'unknown-ca',
    text: 'The far end does not trust the authority of the certificate that its peer presented, or missed an intermediate.',
    fix: 'Send the intermediates along, and have your root installed on the far end. On Windows look for certificates in Trusted Root that are not self-signed: they break mutual TLS.',
  },
  70: {
    message: 'protocol-version',
    text: 'The far end does not speak the TLS version that was offered.',
    fix: 'Enable TLS 1.2 on the far end. The other attempts of this check show which version it speaks.',
  },
  71: {
    message: 'insufficient-security',
    text: 'The far end wants stronger cipher suites than were offered.',
    fix: 'Compare the cipher suites on both sides.',
  },
  80: {
    message: 'internal-error',
    text: 'Something failed inside the far end that has nothing to do with its peer, often a certificate or key that it cannot use.',
    fix: 'Look at the log of the far end: is a certificate assigned, and can the service read its private key?',
  },
  112: {
    message: 'unrecognized-name',
    text: 'The far end has no certificate for the name that was asked for in the server name extension (SNI).',
    fix: 'Add the name on the far end, or ask for the right one with --servername; with --no-servername it shows its default certificate.',
  },
  116: {
    message: 'certificate-required',
    text: 'The far end insists on a client certificate.',
    fix: 'This is normal for mutual TLS. Its own certificate comes before, and is shown where it could be read.',
  },
  120: {
    message: 'no-application-protocol',
    text: 'The far end does not speak the application protocol that was offered (ALPN).',
    fix: 'See which service answers on this port.',
  },
}

const closeNotify = 0
const unrecognizedName = 112

export const tlsAlert: EndpointRule = {
  id: 'tls-alert',
  title: 'The far end sent an alert',
  severity: 'info',
  audiences: 'all',
  scope: 'endpoint',
  *check({ observation: { alerts, serverName } }) {
    const byNumber = new Map(alerts.map((alert) => [alert.description, alert]))
    for (const { description, name, level } of byNumber.values()) {
      if (description === closeNotify) continue
      yield {
        message:
          description === unrecognizedName && serverName === null
            ? 'name-required'
            : (explanations[description]?.message ?? 'other'),
        evidence: { alert: description, name, level },
      }
    }
  },
  messages: {
    ...Object.fromEntries(
      Object.values(explanations).map(({ message, text, fix }) => [
        message,
        { text: `The far end sent alert {alert}, {name} ({level}). ${text}`, fix },
      ]),
    ),
    'name-required': {
      text: 'The far end sent alert {alert}, {name} ({level}). It serves only clients that send a server name (SNI), and none was sent.',
      fix: 'Give the name that clients use, as target or with --servername. Telephones and old SIP stacks that send no server name meet the same alert: bind a default certificate for them.',
    },
    other: {
      text: 'The far end sent alert {alert}, {name} ({level}), which ended this attempt to connect or warned about it.',
      fix: 'Look up the alert in RFC 8446 section 6, and the time of this check in the log of the far end.',
    },
  },
  doc: {
    what: 'The far end answered an attempt with a TLS alert. Each kind of alert is reported once, with what it usually means; close_notify, an ordinary goodbye, is left out.',
    why: 'Alerts are the only words in which the far end says what it dislikes. Numbers 42 to 48 are about the certificate of its peer, that is ours; 40, 70 and 71 about versions and algorithms; 112 about the name; 116 about a client certificate that was not given. A certificate may have been seen nevertheless.',
    fix: 'Follow the hint of the alert. In mutual TLS an alert after the certificate was shown is normal, because this check presents no client certificate.',
    bad: 'Alert 48, unknown_ca.',
    good: 'No alert.',
  },
  source: [rfc(5246, '7.2'), rfc(8446, '6'), rfc(6066, '3')],
  since: '0.1.0',
}
