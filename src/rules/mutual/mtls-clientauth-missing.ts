/** mtls-clientauth-missing: the certificate may be used for a server, and not for a TLS client. */
import type { Audience } from '../facts.ts'
import type { ChainRule } from '../rule.ts'
import { allowsPurpose } from '../key-purpose.ts'
import { clientAuthCisco, clientAuthDigicert, directRoutingNews, rfc } from '../sources.ts'

/** Servers that also call out as TLS clients with the same certificate. */
const calling: readonly Audience[] = ['edge', 'fed', 'med', 'cisco', 'sip']

export const mtlsClientauthMissing: ChainRule = {
  id: 'mtls-clientauth-missing',
  title: 'Client authentication not among the key purposes',
  severity: 'warning',
  audiences: [...calling, 'teams-sbc', 'web'],
  scope: 'chain',
  *check({ endEntity }, { audiences }) {
    const purposes = endEntity?.extKeyUsage
    if (purposes === undefined || !allowsPurpose(purposes, 'serverAuth')) return
    if (allowsPurpose(purposes, 'clientAuth')) return
    if (calling.some((audience) => audiences.has(audience))) yield { message: 'finding', evidence: {} }
    else if (audiences.has('teams-sbc')) yield { message: 'teams', severity: 'ok', evidence: {} }
    else yield { message: 'web', severity: 'ok', evidence: {} }
  },
  messages: {
    finding: {
      text: 'The certificate allows server authentication and not client authentication. This server also calls its peers as a TLS client, and a peer that checks purposes refuses it then (OpenSSL: unsuitable certificate purpose).',
      fix: 'Ask the peer whether it accepts certificates for servers only. If not, use for outgoing connections a certificate of a private authority or of a public client-authentication root that both sides trust. Public server certificates lose this purpose for good in 2026 and 2027.',
    },
    teams: {
      text: 'The certificate allows server authentication only, which Teams Direct Routing accepts at present.',
    },
    web: {
      text: 'The certificate allows server authentication only, which is all that a web server needs.',
    },
  },
  doc: {
    what: 'The extended key usage lists server authentication, but not client authentication. A warning for servers that call out with the same certificate (Edge, federation, Mediation Server, Cisco, SIP); ok for Teams session border controllers and web servers.',
    why: "In SIP, servers call each other, so each is a TLS client half of the time. Following Chrome's root program, public authorities stop issuing certificates for both purposes: new ones lack client authentication at the latest from March 2027. Peers that check the purpose of a client certificate then refuse. Whether Skype for Business Edge itself refuses is not documented.",
    fix: 'Make a list of the peers with mutual TLS and ask what they check. Where a product has separate stores for server and client certificates, give it a second certificate for calling out.',
    bad: 'Extended key usage of an Edge: server authentication.',
    good: 'Extended key usage of an Edge: server authentication, client authentication.',
  },
  source: [rfc(5280, '4.2.1.12'), clientAuthCisco, clientAuthDigicert, directRoutingNews],
  since: '0.1.0',
}
