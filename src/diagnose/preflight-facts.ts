/** The preflight in the form of the report. */
import { preflight } from '../preflight/preflight.ts'
import type { OwnChain } from '../preflight/own-chain.ts'
import type { OwnFacts } from '../report/preflight.ts'
import type { Endpoint } from '../report/report.ts'
import type { EndpointFacts, TargetFacts } from '../rules/facts.ts'

/** Our chain by fingerprints. */
export function ownFacts({ own: { from, host }, presented }: OwnChain): OwnFacts {
  return {
    from,
    ...(host === undefined ? {} : { host }),
    presented: presented.map(({ sha256 }) => sha256),
  }
}

/** The preflight of an endpoint; nothing where no certificate of ours is given. */
export function preflightFacts(
  { observation, endEntity, identity, paths, revocation }: EndpointFacts,
  { own, ownRevocation, target, now, programs }: TargetFacts,
): Pick<Endpoint, 'preflight'> {
  if (own === undefined) return {}
  const { clientAuth, tls } = observation
  const farEnd = {
    ...{ clientAuth, version: tls?.version, profile: target.profile },
    ...{ endEntity, identity, path: paths[0], revocation },
  }
  return { preflight: preflight(own, farEnd, { now, programs, revocation: ownRevocation }) }
}
