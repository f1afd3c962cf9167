/**
 * Root causes: which findings only follow from others, so that a person reads the one fault that explains the rest.
 * A finding is folded under a cause that was found at the same place: its endpoint, its pool, the target, which is
 * all of them. Nothing is dropped. What only the odd member of a pool has, follows from its being odd, where that is as bad.
 */
import { bySeverity, type Finding } from '../report/finding.ts'
import type { Endpoint, Pool } from '../report/report.ts'
import { followsFrom, rankOf } from './cause-table.ts'

/** The parts of a report that have findings. */
export interface FindingParts {
  endpoints: Endpoint[]
  pools: Pool[]
  findings: Finding[]
}

/** The same parts, each finding with its cause where it has one, and in the order in which people should read. */
export function foldEffects({ endpoints, pools, findings }: FindingParts): FindingParts {
  return {
    endpoints: endpoints.map((endpoint) => {
      const pool = pools.find(({ host, port }) => host === endpoint.host && port === endpoint.port)
      const around = [...(pool?.findings ?? []), ...findings]
      const odd = pool === undefined ? undefined : oddity(endpoint, pool, endpoints)
      return { ...endpoint, findings: folded(endpoint.findings, around, odd) }
    }),
    pools: pools.map((pool) => {
      const members = endpoints.filter(({ host, port }) => host === pool.host && port === pool.port)
      const around = [...members.flatMap((member) => member.findings), ...findings]
      return { ...pool, findings: folded(pool.findings, around) }
    }),
    findings: folded(
      findings,
      [...pools, ...endpoints].flatMap((part) => part.findings),
    ),
  }
}

/** What makes a member odd, and the findings that the members which agree with each other have too. */
interface Oddity {
  cause: Finding
  usual: ReadonlySet<string>
}

function oddity(endpoint: Endpoint, pool: Pool, endpoints: readonly Endpoint[]): Oddity | undefined {
  const cause = pool.findings.find(({ rule }) => rule === 'dnslb-cert-differs')
  const differs = pool.differences.some(
    ({ address, property, expected }) =>
      address === endpoint.address && property === 'certificate' && expected !== undefined,
  )
  if (cause === undefined || !differs) return undefined
  const agreeing = endpoints.filter(
    ({ host, address }) => host === pool.host && pool.reference.includes(address ?? ''),
  )
  return { cause, usual: new Set(agreeing.flatMap(({ findings }) => findings.map(nameOf))) }
}

function folded(findings: readonly Finding[], around: readonly Finding[], odd?: Oddity): Finding[] {
  const candidates = [...findings, ...around]
  return findings
    .map((finding) => {
      const cause = causeOf(finding, candidates) ?? oddCause(finding, odd)
      if (cause === undefined) return finding
      const { rule, detail } = cause
      return { ...finding, follows: { rule, ...(detail === undefined ? {} : { detail }) } }
    })
    .sort((a, b) => bySeverity(a, b) || rankOf(a.rule) - rankOf(b.rule))
}

function causeOf(finding: Finding, candidates: readonly Finding[]): Finding | undefined {
  if (finding.severity === 'ok') return undefined
  const wanted = followsFrom(finding)
  for (const name of wanted) {
    const cause = candidates.find(
      (candidate) =>
        (candidate.rule === name || nameOf(candidate) === name) && mayExplain(candidate, finding),
    )
    if (cause !== undefined) return cause
  }
  return undefined
}

function oddCause(finding: Finding, odd: Oddity | undefined): Finding | undefined {
  if (odd === undefined || finding.severity === 'ok' || odd.usual.has(nameOf(finding))) return undefined
  return bySeverity(odd.cause, finding) <= 0 ? odd.cause : undefined
}

// How bad a cause is by itself says nothing of what it leads to; a mere notice, though, explains no fault.
function mayExplain(cause: Finding, effect: Finding): boolean {
  if (cause === effect || cause.severity === 'ok') return false
  return cause.severity !== 'info' || effect.severity === 'info'
}

function nameOf({ rule, detail }: Finding): string {
  return detail === undefined ? rule : `${rule}:${detail}`
}
