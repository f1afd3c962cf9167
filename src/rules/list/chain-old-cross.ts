/** chain-old-cross: a cross-certificate from a root of the past is sent along. */
import type { EndpointRule } from '../rule.ts'
import type { Certificate } from '../../x509/certificate.ts'
import type { Name } from '../../x509/name.ts'
import { isSelfIssued } from '../../path/certifies.ts'
import { mostExamined } from '../../path/presented.ts'
import { certificateLabel, pathMembers } from '../best-path.ts'
import { oldRoots, oldRootsCheckedOn, type OldRoot } from '../data/old-roots.ts'
import { utcText } from '../moment.ts'
import { mozillaRootPolicy, rfc } from '../sources.ts'

export const chainOldCross: EndpointRule = {
  id: 'chain-old-cross',
  title: 'Cross-certificate from an old root',
  severity: 'info',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint, { now }) {
    const members = pathMembers(endpoint)
    for (const certificate of new Set(endpoint.presented.slice(1, mostExamined))) {
      if (isSelfIssued(certificate)) continue
      const evidence = {
        certificate: certificateLabel(certificate),
        modern: modernName(certificate, members),
        notAfter: certificate.notAfter === undefined ? 'unknown' : utcText(certificate.notAfter),
      }
      const isExpired = certificate.notAfter !== undefined && certificate.notAfter < now
      const old = oldRootNamed(certificate.issuer)
      // What has expired inside the path is told by exp-chain-first, and what leads nowhere by chain-surplus.
      if (isExpired && !members.includes(certificate) && isTwin(certificate, members)) {
        yield { message: 'expired', severity: 'error', evidence }
      } else if (old !== undefined) {
        yield { message: 'finding', evidence: { ...evidence, old: old.name, ends: old.ends } }
      }
    }
  },
  messages: {
    expired: {
      text: 'A second certificate of {certificate} is sent along that ended on {notAfter:term}. Peers that try it first, such as older OpenSSL and GnuTLS, refuse the path although another one is valid.',
      fix: 'Remove it from the bundle on the server, on Windows from Intermediate Certification Authorities, and restart the service. Peers then end at {modern}.',
    },
    finding: {
      text: 'The certificate of {certificate} that is sent was signed by the old root {old}, which ends on {ends} and has lost, or is losing, its place in trust stores. It serves only peers that know nothing newer.',
      fix: 'If all peers hold {modern}, leave the cross-certificate out. If some do not, give them that root before {ends}.',
    },
  },
  doc: {
    what: 'Among the certificates sent is an expired twin of a certificate of the path, or one that was signed by a root which expired or has left the trust stores.',
    why: 'New roots are signed by old ones so that old devices accept them. When the old root ends, peers that follow the cross-certificate first fail, while others notice nothing: so it was in May 2020 and in September 2021.',
    fix: 'Install the bundle that the authority publishes today in place of the one of years ago.',
    bad: 'Sent: end entity, `R3`, `ISRG Root X1` signed by `DST Root CA X3`.',
    good: 'Sent: end entity, `YR1`, `Root YR` signed by `ISRG Root X1`.',
  },
  source: [
    { title: 'Root stores NSS 2.86 and Chrome 36', checkedOn: oldRootsCheckedOn },
    mozillaRootPolicy,
    rfc(8446, '4.4.2'),
  ],
  since: '0.1.0',
}

/** Where peers end that do not follow the cross-certificate: at another certificate of the same subject, or the anchor. */
function modernName(certificate: Certificate, members: readonly Certificate[]): string {
  const twin = members.find((member) => member !== certificate && sameSubject(member, certificate))
  return certificateLabel(twin ?? certificate)
}

function isTwin(certificate: Certificate, members: readonly Certificate[]): boolean {
  return members.some((member) => sameSubject(member, certificate))
}

function sameSubject(a: Certificate, b: Certificate): boolean {
  return a.subjectKey === b.subjectKey
}

function oldRootNamed(name: Name): OldRoot | undefined {
  const attributes = name.rdns.flat().filter(({ type }) => type === 'CN' || type === 'OU')
  const values = new Set(attributes.map(({ value }) => value))
  return oldRoots.find((root) => values.has(root.name))
}
