/** tls-teams-suites: whether Teams Direct Routing and the far end have a cipher suite in common. */
import { suiteGroup } from '../../report/observation.ts'
import type { EndpointRule } from '../rule.ts'
import { directRoutingNews, rfc } from '../sources.ts'

export const tlsTeamsSuites: EndpointRule = {
  id: 'tls-teams-suites',
  title: 'Cipher suites of Teams Direct Routing',
  severity: 'error',
  audiences: ['teams-sbc'],
  scope: 'endpoint',
  *check({ endEntity, observation: { accepts } }) {
    const asked = accepts?.suites?.find(({ group }) => group === suiteGroup.teams)
    if (asked === undefined) return
    const suites = asked.suites.map(({ name }) => name)
    const accepted = asked.suites.filter(({ answer }) => answer === 'accepted').map(({ name }) => name)
    if (asked.answer === 'accepted') yield { message: 'accepted', severity: 'ok', evidence: { accepted } }
    else if (asked.answer === 'unknown')
      yield { message: 'unknown', severity: 'unknown', evidence: { suites } }
    // None of the four can be used with a key that is not RSA.
    else if (endEntity?.publicKey?.algorithm === 'EC') yield { message: 'ec-key', evidence: { suites } }
    else yield { message: 'refused', evidence: { suites } }
  },
  messages: {
    accepted: { text: 'The far end accepts cipher suites of Teams Direct Routing: {accepted}.' },
    refused: {
      text: 'The far end accepts none of the four cipher suites that Teams Direct Routing offers, so Teams cannot connect to it: {suites}.',
      fix: 'Allow at least one of them on the session border controller; the two with GCM are the ones to prefer.',
    },
    'ec-key': {
      text: 'The certificate has an elliptic-curve key, and the four cipher suites that Teams Direct Routing offers need an RSA key. The far end accepts none of them, so Teams cannot connect to it: {suites}.',
      fix: 'Assign a certificate with an RSA key of 2048 bits or more to the session border controller, in place of this one or beside it, and allow the suites with GCM.',
    },
    unknown: {
      text: 'Whether the far end accepts a cipher suite of Teams Direct Routing could not be learned: not every hello that offers one of them alone was answered. Asked for: {suites}.',
      fix: 'Ask again with --probe-suites and a longer --timeout, from an address that the session border controller admits.',
    },
  },
  doc: {
    what: 'With --probe-suites the four suites of Teams Direct Routing are offered one by one in TLS 1.2, and one of them has to be accepted. Without --probe-suites this rule says nothing.',
    why: 'Teams Direct Routing connects to a session border controller with these suites only. All four use ECDHE with a signature of an RSA key, so a certificate with an elliptic-curve key cannot be used with any of them.',
    fix: 'Allow TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 and TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, and use a certificate with an RSA key.',
    bad: 'TLS_RSA_WITH_AES_128_CBC_SHA is all that the far end accepts.',
    good: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 accepted.',
  },
  source: [directRoutingNews, rfc(5289, '3')],
  since: '0.1.0',
}
