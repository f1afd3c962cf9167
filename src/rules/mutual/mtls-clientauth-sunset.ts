/** mtls-clientauth-sunset: the next certificate from this authority will not allow client authentication. */
import type { Certificate } from '../../x509/certificate.ts'
import type { EndpointRule } from '../rule.ts'
import { pathMembers, publiclyAnchored } from '../best-path.ts'
import { clientAuthEndOfAll, clientAuthEnds, clientAuthEndsCheckedOn } from '../data/client-auth-ends.ts'
import { keyPurposes } from '../key-purpose.ts'
import { utcText } from '../moment.ts'
import { rootEntries } from '../program-say.ts'
import { clientAuthCisco, clientAuthDigicert, letsEncryptProfiles } from '../sources.ts'

export const mtlsClientauthSunset: EndpointRule = {
  id: 'mtls-clientauth-sunset',
  title: 'Client authentication ends with this certificate',
  severity: 'warning',
  audiences: ['edge', 'fed', 'cisco', 'sip'],
  scope: 'endpoint',
  *check(endpoint, target) {
    const { endEntity } = endpoint
    const purposes = endEntity?.extKeyUsage ?? []
    if (!purposes.includes(keyPurposes.clientAuth) || !purposes.includes(keyPurposes.serverAuth)) return
    // Only authorities of the browsers' lists are bound to the date.
    if (!publiclyAnchored(endpoint) || rootEntries(endpoint, target).length === 0) return
    const { authority, ends } = endOf(pathMembers(endpoint))
    const notAfter = endEntity?.notAfter === undefined ? 'unknown' : utcText(endEntity.notAfter)
    const isOver = new Date(ends) <= target.now
    yield { message: isOver ? 'ended' : 'finding', evidence: { authority, ends, notAfter } }
  },
  messages: {
    finding: {
      text: 'The certificate allows client authentication, which mutual TLS needs, until it ends on {notAfter:term}. From {ends} on {authority} issues server certificates without it, so the one after will lack it.',
      fix: 'Before the renewal ask the peers whether they accept certificates for servers only. For those that do not, plan a second certificate for calling out, from a private authority or a public client-authentication root that both sides trust.',
    },
    ended: {
      text: 'The certificate allows client authentication, which mutual TLS needs, until it ends on {notAfter:term}. {authority} issues server certificates without it since {ends}: the next one will lack it.',
      fix: 'Do not wait for the renewal: ask the peers whether they accept certificates for servers only, and get a second certificate for calling out where they do not.',
    },
  },
  doc: {
    what: 'For servers that also call out (Edge, federation, Cisco, SIP): the certificate lists server and client authentication, and leads to a root of the public programs, whose authorities end client authentication in server certificates in 2026 and 2027.',
    why: "Everything works until the renewal; the new certificate looks the same, and peers that check the purpose of client certificates refuse it. Chrome's root program sets the last date for all, 2027-03-15; some authorities are earlier. The dates were moved once, so ask yours.",
    fix: 'List the peers with mutual TLS now, and settle with each what it checks. Where a product has separate certificates for server and client, order them separately.',
    bad: 'Edge certificate with both purposes, renewed in April 2027 without a word to the partners.',
    good: 'Partners confirmed that they accept server authentication alone.',
  },
  source: [
    { title: 'Dates of the authorities', checkedOn: clientAuthEndsCheckedOn },
    clientAuthCisco,
    clientAuthDigicert,
    letsEncryptProfiles,
  ],
  since: '0.1.0',
}

function endOf(members: readonly Certificate[]) {
  const organizations = members
    .flatMap(({ issuer }) => issuer.rdns.flat())
    .filter(({ type }) => type === 'O')
    .map(({ value }) => value.slice(0, 200))
  const own = clientAuthEnds.find(({ organization }) => organizations.some((name) => organization.test(name)))
  return own ?? clientAuthEndOfAll
}
