/** What a server should send, RFC 8446 section 4.4.2, put together from the certificates at hand. */
import { buildPaths } from '../path/build.ts'
import { isSelfSigned } from '../path/certifies.ts'
import type { Path, TrustAnchor } from '../path/path.ts'
import { caIssuersOf } from '../path/presented.ts'
import type { BundleFacts } from '../report/report.ts'
import type { EndpointFacts, TargetFacts } from '../rules/facts.ts'
import type { Certificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'

/**
 * What an endpoint should send; what it lacks may have been sent by another address of the target.
 * @param own what {@link bundleFacts} says of its chain alone
 */
export function endpointBundle(
  endpoint: EndpointFacts,
  { endpoints, now }: TargetFacts,
  anchors: readonly TrustAnchor[],
  own: BundleFacts | undefined,
): BundleFacts | undefined {
  const { presented, paths } = endpoint
  if (own === undefined || own.complete || endpoints.length === 1) return own
  const siblings = endpoints
    .slice(0, mostSiblings)
    .flatMap((other) => (other === endpoint ? [] : other.presented.slice(0, mostOfSibling)))
  const known = [...paths.flatMap(({ certificates }) => certificates), ...siblings]
  return bundleFacts(presented, buildPaths(presented, anchors, now, { fetched: known }))
}

/** Other addresses, and certificates of each, that are looked through: every one may cost a signature check. */
const mostSiblings = 16
const mostOfSibling = 8

/**
 * End entity first, each certified by the next, without the self-signed one at the end. Undefined without a path.
 * Cross-certificates that were sent and that a valid path runs through stay: older peers may need them.
 */
export function bundleFacts(
  presented: readonly Certificate[],
  paths: readonly Path[],
): BundleFacts | undefined {
  const path = chosenPath(presented, paths)
  if (path === undefined) return undefined
  const linked = linkedMembers(path)
  const last = linked.at(-1)
  const certificates = linked.filter((certificate, index) => index === 0 || !isSelfSigned(certificate))
  const complete = last !== undefined && (isSelfSigned(last) || last === path.anchor?.certificate)
  return {
    certificates: certificates.map(({ sha256 }) => sha256),
    same: sameList(certificates, presented),
    complete,
    ...(last === undefined || complete
      ? {}
      : { missing: { issuer: formatName(last.issuer), caIssuers: caIssuersOf(last) } }),
  }
}

/** Of the valid paths the one that makes use of most that was sent; else the nearest miss. */
function chosenPath(presented: readonly Certificate[], paths: readonly Path[]): Path | undefined {
  const sent = new Set(presented.map(({ sha256 }) => sha256))
  const used = ({ certificates }: Path) =>
    certificates.filter((certificate) => sent.has(certificate.sha256) && !isSelfSigned(certificate)).length
  const [best] = paths
  return paths
    .filter(({ valid }) => valid)
    .reduce((chosen, path) => (chosen !== undefined && used(path) <= used(chosen) ? chosen : path), best)
}

/** Members up to the first whose issuer did not sign it: what bears the issuer's name there is another one. */
function linkedMembers({ certificates, errors }: Path): readonly Certificate[] {
  const broken = certificates.findIndex((member) =>
    errors.some(({ code, certificate }) => code === 'signature-invalid' && certificate === member),
  )
  return broken === -1 ? certificates : certificates.slice(0, broken + 1)
}

function sameList(a: readonly Certificate[], b: readonly Certificate[]): boolean {
  return a.length === b.length && a.every(({ sha256 }, index) => sha256 === b[index]?.sha256)
}
