/** chain-no-aia: the certificate does not say where its issuer's certificate can be fetched. */
import type { ChainRule } from '../rule.ts'
import { isSelfIssued } from '../../path/certifies.ts'
import { rfc } from '../sources.ts'

const caIssuersMethod = '1.3.6.1.5.5.7.48.2'

export const chainNoAia: ChainRule = {
  id: 'chain-no-aia',
  title: "No address of the issuer's certificate",
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity, paths }) {
    if (endEntity === undefined || isSelfIssued(endEntity)) return
    // Directly below an anchor there is nothing to fetch.
    if (paths[0]?.anchor !== undefined && paths[0].certificates.length <= 2) return
    const isFetchable = (endEntity.authorityInfoAccess ?? []).some(
      ({ method, location }) => method === caIssuersMethod && /^http:/i.test(location.value),
    )
    if (!isFetchable) yield { message: 'finding', evidence: {} }
  },
  messages: {
    finding: {
      text: 'The certificate gives no http address for the certificate of its issuer, so a peer that misses the intermediate cannot fetch it, not even Windows.',
      fix: 'Nothing is wrong as long as the server sends all intermediates: see that each server of the pool does.',
    },
  },
  doc: {
    what: 'The end entity has no authority information access entry "CA issuers" with an http address, and an intermediate stands above it.',
    why: 'Windows and some browsers repair an incomplete list by fetching the missing intermediate from this address. Without it an incomplete list fails everywhere.',
    fix: 'Send the full list of intermediates. On AD CS an http address under CA Properties, Extensions, Authority Information Access, helps clients that can fetch.',
    bad: 'No authority information access; intermediate not sent.',
    good: 'CA issuers `http://pki.contoso.com/issuing.crt`; intermediate sent all the same.',
  },
  source: [rfc(5280, '4.2.2.1')],
  since: '0.1.0',
}
