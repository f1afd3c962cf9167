/** teams-eku-client-absent: a session border controller with a certificate for servers only. */
import { allowsPurpose } from '../key-purpose.ts'
import type { ChainRule } from '../rule.ts'
import { directRoutingDigest, directRoutingNews } from '../sources.ts'

export const teamsEkuClientAbsent: ChainRule = {
  id: 'teams-eku-client-absent',
  title: 'Server authentication alone is enough for Teams',
  severity: 'ok',
  audiences: ['teams-sbc'],
  scope: 'chain',
  *check({ endEntity }) {
    const purposes = endEntity?.extKeyUsage
    if (purposes === undefined || !allowsPurpose(purposes, 'serverAuth')) return
    if (!allowsPurpose(purposes, 'clientAuth')) yield { message: 'finding', evidence: {} }
  },
  messages: {
    finding: {
      text: 'The certificate is for server authentication only. Microsoft says that Direct Routing accepts this for the foreseeable future; guides that ask for both purposes quote an announcement of March 2024 that was taken back. Check again before each renewal.',
    },
  },
  doc: {
    what: 'The extended key usage of a session border controller lists server authentication and not client authentication.',
    why: 'Public authorities stop issuing certificates for both purposes by March 2027. Microsoft first asked for both, then said that server authentication is enough; both texts are still found.',
    fix: 'Nothing needs doing. Other peers of the same device may see it differently, see mtls-clientauth-missing.',
    bad: 'Ordering a special certificate for both purposes because of Teams.',
    good: 'Extended key usage: server authentication.',
  },
  source: [directRoutingNews, directRoutingDigest],
  since: '0.1.0',
}
