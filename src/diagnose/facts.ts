/** Decodes and derives, once, everything that rules look at. */
import type { TrustAnchor } from '../path/path.ts'
import { ownChain } from '../preflight/own-chain.ts'
import type { Accepts, EndpointObservation, Observation } from '../report/observation.ts'
import type { ProfiledTarget } from '../report/target.ts'
import type { EndpointFacts, PoolFacts, Standpoint, TargetFacts } from '../rules/facts.ts'
import type { Certificate } from '../x509/certificate.ts'
import { matchIdentity } from '../x509/identity.ts'
import type { Memory } from './memory.ts'
import { fetchedCertificates, revocationOfOwn, revocationOfPath } from './revocation.ts'

/**
 * Everything about one target as of `now`. Pools are the names with several addresses at one port, whose members
 * present the same octets: one Certificate object for them makes decoding, signatures and comparison cheap.
 */
export function targetFacts(
  observation: Observation,
  target: ProfiledTarget,
  standpoint: Standpoint,
  { anchors, now, memory }: { anchors: readonly TrustAnchor[]; now: Date; memory: Memory },
): TargetFacts {
  const moments = { now, gatheredAt: new Date(observation.finishedAt) }
  const own = observation.own && ownChain(observation.own, (der) => memory.certificate(der), anchors, now)
  const endpoints = observation.endpoints.map((endpoint) => endpointFacts(endpoint, anchors, moments, memory))
  return {
    ...standpoint,
    target,
    discovery: observation.discovery,
    endpoints,
    pools: pools(endpoints),
    ...(own === undefined ? {} : { own }),
    ownRevocation: own === undefined ? [] : revocationOfOwn(own, moments.gatheredAt),
    now,
  }
}

function endpointFacts(
  observation: EndpointObservation,
  anchors: readonly TrustAnchor[],
  { now, gatheredAt }: { now: Date; gatheredAt: Date },
  memory: Memory,
): EndpointFacts {
  const decode = (der: Uint8Array) => memory.certificate(der)
  const presented = observation.presented.map(decode)
  const endEntity = presented[0]
  // Whoever asks under a name expects the certificate of that name, wherever the connection led.
  const reference = observation.serverName ?? observation.host
  const { withoutServerName, twins } = observation.accepts ?? {}
  const fetched = fetchedCertificates(observation).map(decode)
  const { list, paths } = memory.judgement(presented, anchors, now, fetched)
  return {
    observation,
    ...(withoutServerName === undefined
      ? {}
      : { withoutServerName: withoutServerName.presented.map(decode) }),
    ...(twins === undefined ? {} : { twins: twinFacts(twins, decode) }),
    presented,
    list,
    paths,
    fetched,
    revocation:
      observation.revocation ??
      revocationOfPath(observation, paths[0], [...presented, ...fetched], gatheredAt),
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
