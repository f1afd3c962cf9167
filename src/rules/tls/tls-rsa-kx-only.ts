/** tls-rsa-kx-only: the far end has nothing but RSA key exchange. */
import { suiteGroup } from '../../report/observation.ts'
import type { EndpointRule } from '../rule.ts'
import { directRoutingNews, letsEncryptProfiles, rfc } from '../sources.ts'

export const tlsRsaKxOnly: EndpointRule = {
  id: 'tls-rsa-kx-only',
  title: 'Only RSA key exchange',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check({ observation: { accepts } }) {
    const groups = new Map(accepts?.suites?.map((group) => [group.group, group]))
    const rsa = groups.get(suiteGroup.rsaKeyExchange)
    const secret = groups.get(suiteGroup.forwardSecrecy)
    if (rsa?.answer !== 'accepted' || secret === undefined || secret.answer === 'accepted') return
    const evidence = { suites: rsa.suites.map(({ name }) => name) }
    if (secret.answer === 'refused') yield { message: 'finding', evidence }
    else yield { message: 'unknown', severity: 'unknown', evidence }
  },
  messages: {
    finding: {
      text: 'The far end accepts only cipher suites with RSA key exchange, such as {suites}. They have no forward secrecy, Teams and TLS 1.3 know none of them, and they need a certificate with key encipherment among its key usages, which new certificates often lack.',
      fix: 'Enable suites with ECDHE on the far end, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 first; on Windows Server the group policy "SSL Cipher Suite Order" or Schannel lists them.',
    },
    unknown: {
      text: 'The far end accepts RSA key exchange ({suites}). Whether it accepts anything with forward secrecy could not be learned: a hello that offers nothing else was not answered.',
      fix: 'Ask again with --probe-suites and a longer --timeout.',
    },
  },
  doc: {
    what: 'With --probe-suites the far end is offered once all suites with RSA key exchange and once everything else. It is a warning when it accepts the first and refuses the second. Without --probe-suites this rule says nothing.',
    why: "With RSA key exchange the key of the certificate decrypts the session's secret, so whoever gets that key later can read recorded sessions. TLS 1.3 has dropped it, and Teams Direct Routing does not offer it. A certificate needs the keyEncipherment usage for it, and authorities are leaving that out.",
    fix: 'Enable ECDHE suites, by configuration or update; a device that cannot do them needs replacing, or a gateway in front.',
    bad: 'TLS_RSA_WITH_AES_128_CBC_SHA accepted, everything with ECDHE refused.',
    good: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 accepted.',
  },
  source: [directRoutingNews, letsEncryptProfiles, rfc(8446, '1.2')],
  since: '0.1.0',
}
