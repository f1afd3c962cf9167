/** Decodes and derives, once, everything that rules look at. */
import { buildPaths } from '../path/build.ts'
import type { TrustAnchor } from '../path/path.ts'
import { examinePresented } from '../path/presented.ts'
import type { Accepts, EndpointObservation, Observation } from '../report/observation.ts'
import type { ProfiledTarget } from '../report/target.ts'
import type { EndpointFacts, PoolFacts, TargetFacts } from '../rules/facts.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { matchIdentity } from '../x509/identity.ts'
import { audiencesOf } from './profile.ts'

/** Everything about one target as of `now`. Pools are the names with several addresses at one port. */
export function targetFacts(
  observation: Observation,
  target: ProfiledTarget,
  anchors: readonly TrustAnchor[],
  now: Date,
): TargetFacts {
  const decode = rememberingDecoder()
  const endpoints = observation.endpoints.map((endpoint) => endpointFacts(endpoint, decode, anchors, now))
  return {
    target,
    audiences: audiencesOf(target, observation),
    discovery: observation.discovery,
    endpoints,
    pools: pools(endpoints),
    ownAnchors: anchors.some((anchor) => !anchor.public),
    now,
  }
}

function endpointFacts(
  observation: EndpointObservation,
  decode: (der: Uint8Array) => Certificate,
  anchors: readonly TrustAnchor[],
  now: Date,
): EndpointFacts {
  const presented = observation.presented.map(decode)
  const endEntity = presented[0]
  // Whoever asks under a name expects the certificate of that name, wherever the connection led.
  const reference = observation.serverName ?? observation.host
  const { withoutServerName, twins } = observation.accepts ?? {}
  return {
    observation,
    ...(withoutServerName === undefined
      ? {}
      : { withoutServerName: withoutServerName.presented.map(decode) }),
    ...(twins === undefined ? {} : { twins: twinFacts(twins, decode) }),
    presented,
    list: examinePresented(presented, anchors),
    paths: buildPaths(presented, anchors, now),
    ...(endEntity === undefined ? {} : { endEntity, identity: matchIdentity(endEntity, reference) }),
  }
}

// Some servers answer a hello with whatever certificate they have: one that does not fit is no twin.
function twinFacts(
  { rsa, ecdsa }: NonNullable<Accepts['twins']>,
  decode: (der: Uint8Array) => Certificate,
): NonNullable<EndpointFacts['twins']> {
  const fitting = (der: Uint8Array | undefined, algorithm: string) => {
    const certificate = der === undefined ? undefined : decode(der)
    return certificate?.publicKey?.algorithm === algorithm ? certificate : undefined
  }
  const forRsa = fitting(rsa, 'RSA')
  const forEcdsa = fitting(ecdsa, 'EC')
  return {
    ...(forRsa === undefined ? {} : { rsa: forRsa }),
    ...(forEcdsa === undefined ? {} : { ecdsa: forEcdsa }),
  }
}

// Members of a pool present the same bytes: one Certificate object for them makes decoding, signatures and
// comparison by identity cheap.
function rememberingDecoder(): (der: Uint8Array) => Certificate {
  const known = new Map<string, Certificate>()
  return (der) => {
    const certificate = decodeCertificate(der)
    const same = known.get(certificate.sha256)
    if (same === undefined) known.set(certificate.sha256, certificate)
    return same ?? certificate
  }
}

function pools(endpoints: readonly EndpointFacts[]): PoolFacts[] {
  const groups = Map.groupBy(endpoints, ({ observation }) => `${observation.host} ${observation.port}`)
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const { host, port } = group[0]!.observation
      const majority = majorityOf(group)
      return { host, port, endpoints: group, ...(majority === undefined ? {} : { majority }) }
    })
}

function majorityOf(endpoints: readonly EndpointFacts[]): PoolFacts['majority'] {
  const seen = endpoints.filter(({ endEntity }) => endEntity !== undefined)
  const groups = [...Map.groupBy(seen, ({ endEntity }) => endEntity!.sha256)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  const [first, second] = groups
  if (first === undefined || first[1].length === second?.[1].length) return undefined
  return { sha256: first[0], endpoints: first[1] }
}
