/** What root programs say of the root to which an endpoint's certificate verifiably leads. */
import type { Path } from '../path/path.ts'
import type { KnownRoot, ProgramId } from '../programs/facts.ts'
import { rootOfPath } from '../programs/find-root.ts'
import { programStatements, restrictionsOn, type ProgramStatement } from '../programs/statement.ts'
import type { ChainFacts, EndpointFacts, Standpoint, TargetFacts } from './facts.ts'
import { rootStanding } from './root-standing.ts'

/** Valid paths that are asked about: peers may know any of their roots. */
const mostPaths = 8

/** What the lists know of the root of the best path; empty for a root of no list, or where none was reached. */
export function rootEntries(chain: ChainFacts, { programs }: Standpoint): readonly KnownRoot[] {
  const [path] = chain.paths
  if (path === undefined || rootStanding(chain) === 'unseen') return []
  return rootOfPath(path, programs)?.known ?? []
}

/** What a program says of the root of the best path. */
export function statementOn(
  { paths: [path] }: EndpointFacts,
  program: ProgramId,
  { programs, now }: TargetFacts,
): ProgramStatement | undefined {
  return path && programStatements(path, now, programs)[program]
}

/** Whether a program is known to hold something against the root of the best path. */
export function isRestricted(chain: ChainFacts, program: ProgramId, standpoint: Standpoint): boolean {
  return restrictionsOn(rootEntries(chain, standpoint), program, standpoint.programs).length > 0
}

/**
 * Why a program that holds something against the root does not trust the certificate; undefined when it does, when
 * that is not known, or when another valid path ends in a root that it trusts.
 */
export function distrustOf(
  endpoint: EndpointFacts,
  program: ProgramId,
  target: TargetFacts,
): ProgramStatement | undefined {
  if (!isRestricted(endpoint, program, target)) return undefined
  const { programs, now } = target
  const statements = usablePaths(endpoint).map((path) => programStatements(path, now, programs)[program])
  return statements.every(({ trusted }) => trusted === 'no') ? statements[0] : undefined
}

function usablePaths({ paths }: EndpointFacts): readonly Path[] {
  const valid = paths.filter((path) => path.valid).slice(0, mostPaths)
  return valid.length > 0 ? valid : paths.slice(0, 1)
}
