/** cdp-not-http: revocation lists only where outsiders cannot fetch them. */
import type { ChainRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { baselineRequirements, skypeEdgeCertificates } from '../sources.ts'

export const cdpNotHttp: ChainRule = {
  id: 'cdp-not-http',
  title: 'Revocation list not reachable by http',
  severity: 'error',
  audiences: ['edge', 'fed'],
  scope: 'chain',
  *check({ endEntity }) {
    const uris = endEntity?.crlUris ?? []
    if (uris.length === 0 || uris.some((uri) => /^http:/i.test(uri))) return
    yield { message: 'finding', evidence: { uris: excerptList(uris) } }
  },
  messages: {
    finding: {
      text: 'The revocation list of this certificate is not offered by http: {uris}. Strangers cannot read a directory by ldap or a file share, and Windows does not fetch lists by https, so partners that check revocation delay or refuse the connection.',
      fix: 'Use a certificate whose CRL distribution point has an http address that the Internet reaches. On AD CS: CA Properties, Extensions, CRL Distribution Point, add the http address and tick "Include in the CDP extension of issued certificates", publish the list there, reissue. The outer side of an Edge is better served by a public authority.',
    },
  },
  doc: {
    what: 'The certificate has CRL distribution points, and none of them is an http address.',
    why: 'Federation partners fetch the list from outside, over TCP port 80. An address of the internal directory means nothing to them. Fetching a list by https would need a certificate check to do a certificate check, so clients do not.',
    fix: 'Publish the list on a web server by plain http: it is signed, so nothing is lost.',
    bad: 'CRL distribution point `ldap:///CN=Contoso Issuing CA,CN=CDP,...` alone.',
    good: 'CRL distribution point `http://crl.contoso.com/issuing-ca.crl`.',
  },
  source: [skypeEdgeCertificates, baselineRequirements('7.1.2.11.2')],
  since: '0.1.0',
}
