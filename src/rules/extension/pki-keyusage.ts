/** pki-keyusage: the key usages do not fit the key exchange of peers. */
import type { Audience } from '../facts.ts'
import type { EndpointRule } from '../rule.ts'
import { baselineRequirements, letsEncryptProfiles, rfc } from '../sources.ts'

/** Where peers with RSA key exchange only are still met. */
const amongOldPeers: readonly Audience[] = ['sip', 'cisco', 'med']

export const pkiKeyusage: EndpointRule = {
  id: 'pki-keyusage',
  title: 'Key usage does not fit',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity, observation: { tls } }, { audiences }) {
    const { keyUsage, publicKey } = endEntity ?? {}
    if (keyUsage === undefined) return
    const usages = [...keyUsage]
    if (!keyUsage.has('digitalSignature')) yield { message: 'no-signature', evidence: { usages } }
    if (publicKey?.algorithm !== 'RSA' || keyUsage.has('keyEncipherment')) return
    if (tls?.cipherSuite.startsWith('TLS_RSA_WITH_') === true) {
      yield { message: 'rsa-exchange', evidence: { suite: tls.cipherSuite } }
    } else {
      const severity = amongOldPeers.some((audience) => audiences.has(audience)) ? 'warning' : 'info'
      yield { message: 'no-encipherment', severity, evidence: { usages } }
    }
  },
  messages: {
    'no-signature': {
      text: 'The key usages of the certificate ({usages}) do not include digital signature. With TLS 1.3, and with ECDHE in TLS 1.2, the server signs, so peers that check refuse it.',
      fix: 'Have it issued again with digital signature among the key usages; on AD CS tick "Digital signature" in the request handling of the template.',
    },
    'rsa-exchange': {
      text: 'The server chose {suite}, for which the client encrypts to the key of the certificate, and the key usages lack key encipherment. Peers that check end the handshake.',
      fix: 'Enable suites with ECDHE on the server. If it knows none, have the certificate issued with key encipherment too.',
    },
    'no-encipherment': {
      text: 'The RSA key of the certificate may sign ({usages}) and not encrypt. That is right for current peers; old ones that know suites with RSA key exchange (TLS_RSA_WITH_…) only cannot connect.',
      fix: "If an old SIP peer fails since the last renewal, order a certificate with key encipherment (Let's Encrypt leaves it out in the profile tlsserver), or enable ECDHE on that peer.",
    },
  },
  doc: {
    what: 'The key usage extension of the end entity lacks digital signature; or its key is RSA and key encipherment is missing, an error where the server chose RSA key exchange, a warning among SIP devices, information elsewhere.',
    why: 'Digital signature is what ECDHE and TLS 1.3 need, key encipherment what the old RSA key exchange needs. Authorities drop the second from new certificates, which only peers of the previous generation notice.',
    fix: 'Both usages for RSA where old peers exist, digital signature alone otherwise. For keys on elliptic curves key encipherment means nothing.',
    bad: 'RSA, key usage: key encipherment.',
    good: 'RSA, key usage: digital signature, key encipherment.',
  },
  source: [
    baselineRequirements('7.1.2.7.11'),
    rfc(5280, '4.2.1.3'),
    rfc(8446, '4.4.2.2'),
    letsEncryptProfiles,
  ],
  since: '0.1.0',
}
