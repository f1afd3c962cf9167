/** Judges an observation: facts in, report out. Pure, so that a stored observation can be judged again. */
import type { TrustAnchor } from '../path/path.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import { shippedFacts } from '../programs/shipped.ts'
import { verdictOfSeverities, type Finding, type Verdict } from '../report/finding.ts'
import type { FetchedItem } from '../report/fetched.ts'
import type { Accepts, Observation } from '../report/observation.ts'
import type {
  AcceptsFacts,
  CertificateFacts,
  Endpoint,
  FetchedFacts,
  Pool,
  Report,
} from '../report/report.ts'
import type { Profile } from '../report/target.ts'
import type { EndpointFacts, PoolFacts, Standpoint, TargetFacts } from '../rules/facts.ts'
import type { Rule } from '../rules/rule.ts'
import type { Certificate } from '../x509/certificate.ts'
import { certificatesInFetched } from '../x509/certificates-in.ts'
import { sha256Hex } from '../x509/fingerprint.ts'
import { endpointBundle } from './bundle.ts'
import { foldEffects } from './causes.ts'
import { certificateFacts } from './certificate-facts.ts'
import { activeRules, chainReport, findingsOf, none } from './chain-report.ts'
import { targetFacts } from './facts.ts'
import { headlineOf } from './headline.ts'
import { Memory } from './memory.ts'
import { ownFacts, preflightFacts } from './preflight-facts.ts'
import { poolDifferences } from './pool.ts'
import { recipesFor } from './recipes.ts'
import { audiencesOf, settleProfile } from './profile.ts'
import { hasUnseen } from './unseen.ts'

export interface DiagnoseOptions {
  /** Trust anchors at hand; paths end in one of them or are not valid. */
  anchors: readonly TrustAnchor[]
  /** The moment as of which everything is judged. */
  now: Date
  /** Overrides the profile of the target. */
  profile?: Profile
  /** Makes judging many targets cheaper; belongs to the caller, who judges all of them with it. */
  memory?: Memory
  /** What is known of root programs. Default: what comes with this version. */
  programs?: ProgramFacts
}

/** Runs every rule that concerns the target over the observation. Never throws on what the far end sent. */
export function diagnose(observation: Observation, options: DiagnoseOptions): Report {
  const target = settleProfile(observation, options.profile)
  const { anchors, now, memory = new Memory(), programs = shippedFacts() } = options
  const standpoint = memory.standpoint(audiencesOf(target, observation), anchors, programs)
  const facts = targetFacts(observation, target, standpoint, { anchors, now, memory })
  const active = activeRules(standpoint)
  const { endpoints, pools, findings } = foldEffects({
    endpoints: facts.endpoints.map((endpoint) => endpointReport(endpoint, facts, standpoint, anchors)),
    pools: facts.pools.map((pool) => poolReport(pool, facts, active)),
    findings: findingsOf(active, (rule) => (rule.scope === 'target' ? rule.check(facts) : none)),
  })
  const verdict = verdictOf(
    endpoints,
    [...findings, ...[...endpoints, ...pools].flatMap((part) => part.findings)],
    hasUnseen(observation.discovery, facts.endpoints),
  )
  const certificates = certificatesOf(facts)
  const recipes = recipesFor({ endpoints, pools, findings }, target.profile)
  return {
    target,
    discovery: observation.discovery,
    ...(facts.own === undefined ? {} : { own: ownFacts(facts.own) }),
    endpoints,
    pools,
    certificates,
    findings,
    verdict,
    headline: headlineOf({ endpoints, pools, findings }, verdict, certificates),
    ...(recipes.length === 0 ? {} : { recipes }),
    startedAt: observation.startedAt,
    finishedAt: observation.finishedAt,
    judgedAt: options.now.toISOString(),
  }
}

function endpointReport(
  facts: EndpointFacts,
  target: TargetFacts,
  standpoint: Standpoint,
  anchors: readonly TrustAnchor[],
): Endpoint {
  const { transcripts: _, presented: __, staple: ___, accepts, fetched, ...observed } = facts.observation
  const chain = chainReport(facts, standpoint, target.now)
  const bundle = endpointBundle(facts, target, anchors, chain.bundle)
  return {
    ...observed,
    outcome: facts.endEntity === undefined ? 'no-certificate' : 'certificate',
    presented: chain.presented,
    ...(accepts === undefined ? {} : { accepts: acceptsFacts(accepts, facts) }),
    ...(facts.endEntity === undefined ? {} : { presentedList: chain.presentedList }),
    ...(bundle === undefined ? {} : { bundle }),
    paths: chain.paths,
    ...(facts.revocation.length === 0 ? {} : { revocation: facts.revocation }),
    ...(fetched === undefined ? {} : { fetched: fetched.map(fetchedFacts) }),
    ...preflightFacts(facts, target),
    findings: findingsOf(activeRules(standpoint), (rule) =>
      rule.scope === 'endpoint' ? rule.check(facts, target) : (chain.findings.get(rule.id) ?? none),
    ),
  }
}

function fetchedFacts({ url, purpose, outcome, detail, octets }: FetchedItem): FetchedFacts {
  return {
    url,
    purpose,
    outcome,
    ...(detail === undefined ? {} : { detail }),
    ...(octets === undefined ? {} : { bytes: octets.length }),
    ...(octets === undefined || purpose !== 'issuer'
      ? {}
      : { sha256: certificatesInFetched(octets).map(sha256Hex) }),
  }
}

function acceptsFacts(
  { versions, suites, withoutServerName, twins: asked }: Accepts,
  { endEntity, withoutServerName: unnamed = [], twins }: EndpointFacts,
): AcceptsFacts {
  const same = unnamed[0] === undefined ? null : unnamed[0].sha256 === endEntity?.sha256
  return {
    ...(versions === undefined ? {} : { versions }),
    ...(suites === undefined ? {} : { suites }),
    ...(withoutServerName === undefined
      ? {}
      : {
          withoutServerName: {
            answer: withoutServerName.answer,
            sameCertificate: same,
            presented: unnamed.map(({ sha256 }) => sha256),
          },
        }),
    ...(asked === undefined
      ? {}
      : {
          twins: {
            ...(twins?.rsa === undefined ? {} : { rsa: twins.rsa.sha256 }),
            ...(twins?.ecdsa === undefined ? {} : { ecdsa: twins.ecdsa.sha256 }),
          },
        }),
  }
}

function poolReport(pool: PoolFacts, target: TargetFacts, active: readonly Rule[]): Pool {
  return {
    host: pool.host,
    port: pool.port,
    members: pool.endpoints.map(({ observation }) => observation.address ?? ''),
    reference: (pool.majority?.endpoints ?? []).map(({ observation }) => observation.address ?? ''),
    differences: poolDifferences(pool),
    findings: findingsOf(active, (rule) => (rule.scope === 'pool' ? rule.check(pool, target) : none)),
  }
}

function certificatesOf(facts: TargetFacts): Record<string, CertificateFacts> {
  const record: Record<string, CertificateFacts> = {}
  const mention = (certificates: readonly Certificate[]) => {
    for (const certificate of certificates) record[certificate.sha256] ??= certificateFacts(certificate)
  }
  for (const { presented, fetched, paths, withoutServerName = [], twins = {} } of facts.endpoints) {
    mention(presented)
    mention(fetched)
    for (const { certificates } of paths) mention(certificates)
    mention(withoutServerName)
    mention(Object.values(twins))
  }
  mention(facts.own?.presented ?? [])
  mention(facts.own?.path.certificates ?? [])
  return record
}

// What was not seen is never ok: a gap leaves the verdict unknown unless something is known to be wrong.
function verdictOf(endpoints: readonly Endpoint[], findings: readonly Finding[], hasGap: boolean): Verdict {
  const worst = verdictOfSeverities(findings.map(({ severity }) => severity))
  if (worst === 'error') return worst
  // Whatever the rules say: without a valid path nothing is ok.
  const doubtful = worst === 'ok' && !endpoints.every(({ paths }) => paths[0]?.valid)
  return hasGap || doubtful ? 'unknown' : worst
}
