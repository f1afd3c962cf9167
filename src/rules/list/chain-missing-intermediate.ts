/** chain-missing-intermediate: the list ends before it reaches a trust anchor. */
import { certification, isSelfSigned } from '../../path/certifies.ts'
import type { EndpointFacts, TargetFacts } from '../facts.ts'
import type { EndpointRule } from '../rule.ts'
import type { Certificate } from '../../x509/certificate.ts'
import { certificateLabel } from '../best-path.ts'
import { excerpt, excerptList } from '../excerpt.ts'
import { isIssuerMissing, issuerInPath } from '../path-errors.ts'
import { directRoutingFaults, rfc } from '../sources.ts'

export const chainMissingIntermediate: EndpointRule = {
  id: 'chain-missing-intermediate',
  title: 'Issuer neither sent nor trusted here',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint, target) {
    const { presented, list } = endpoint
    const last = list.open === undefined ? undefined : presented[list.open.index]
    const endEntity = presented[0]
    if (!isIssuerMissing(endpoint)) return
    if (list.open === undefined || last === undefined || endEntity === undefined) return
    const evidence = { last: certificateLabel(last), issuer: excerpt(list.open.issuer) }
    if (!isFetched(last, endpoint) && !isIntermediate(last, endEntity, target)) {
      yield { message: 'issuer-unknown', severity: 'warning', evidence }
    } else if (list.open.caIssuers.length > 0) {
      yield { message: 'downloadable', evidence: { ...evidence, urls: excerptList(list.open.caIssuers, 3) } }
    } else {
      yield { message: 'finding', evidence }
    }
  },
  messages: {
    finding: {
      text: 'The far end sends {last} without the certificate of its issuer, {issuer}, which is no trust anchor here. Session border controllers, telephones and Linux systems cannot build a path and refuse it; Windows may hide the fault.',
      fix: "Install the certificate of {issuer} on the server, on Windows in the computer's Intermediate Certification Authorities, so that it is sent along, and restart the service. If {issuer} is itself the root of a private authority, give it with --ca.",
    },
    downloadable: {
      text: 'The far end sends {last} without the certificate of its issuer, {issuer}, which is no trust anchor here. Windows fetches it by itself and hides the fault; session border controllers, telephones and Linux systems refuse the certificate.',
      fix: "Download the issuer's certificate ({urls}) and install it on the server, on Windows in the computer's Intermediate Certification Authorities, so that it is sent along; then restart the service. If {issuer} is itself the root of a private authority, give it with --ca.",
    },
    'issuer-unknown': {
      text: 'The presented certificates end with {last}, issued by {issuer}, which was not sent and is no trust anchor here. If {issuer} is the root that the peers hold, all is well; if not, an intermediate is missing and they refuse the certificate.',
      fix: 'Find out what {issuer} is. If it is a private root, give it with --ca and check again; if it is an intermediate, install it on the server so that it is sent along.',
    },
  },
  doc: {
    what: 'Following issuers from the end entity through the presented certificates, the last one was issued by a certificate that was neither sent nor is a trust anchor known here. It is a warning as long as the missing one may be the root of a private authority: no address sends it, it was not fetched with `--online`, the certificate shows no sign of a public authority, and no private root was given with `--ca`.',
    why: 'A server must send everything between its certificate and the root. Windows downloads what is missing, so administrators see no fault; other systems do not. Microsoft lists it among the usual faults of session border controllers with Teams.',
    fix: 'Put the intermediate where the server takes it from: the Intermediate Certification Authorities of the computer on Windows, the bundle file on appliances. Send end entity and intermediates, not the root.',
    bad: 'Sent: `sip.contoso.com`, issued by `Contoso Issuing CA`.',
    good: 'Sent: `sip.contoso.com`, `Contoso Issuing CA`.',
  },
  source: [rfc(8446, '4.4.2'), rfc(5246, '7.4.2'), directRoutingFaults],
  since: '0.1.0',
}

/** Whether the issuer that was not sent is at hand from elsewhere, and is no root. */
function isFetched(last: Certificate, endpoint: EndpointFacts): boolean {
  const issuer = issuerInPath(endpoint, last)
  return issuer !== undefined && !isSelfSigned(issuer)
}

/**
 * Whether the issuer that was not sent must be an intermediate: another address sends it as one; or its root would be
 * known here, because the authority is public or the user named the private roots.
 */
function isIntermediate(last: Certificate, endEntity: Certificate, target: TargetFacts): boolean {
  const sentElsewhere = target.endpoints
    .slice(0, mostEndpoints)
    .some(({ presented }) =>
      presented
        .slice(0, mostCertificates)
        .some((other) => !isSelfSigned(other) && certification(other, last) === 'signed'),
    )
  return sentElsewhere || target.ownAnchors.length > 0 || isPubliclyLogged(endEntity)
}

/** Addresses and certificates that are looked through: every one may cost a signature check. */
const mostEndpoints = 16
const mostCertificates = 8

/** Certificate Transparency timestamps, RFC 6962 section 3.3: only public authorities put them in. */
function isPubliclyLogged(certificate: Certificate): boolean {
  return certificate.extension('1.3.6.1.4.1.11129.2.4.2') !== undefined
}
