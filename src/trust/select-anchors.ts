/** The anchors that `--trust` asks for: those of programs and sets, among the certificates at hand. */
import type { TrustAnchor } from '../path/path.ts'
import {
  programIds,
  programTitles,
  shortLength,
  type ProgramFacts,
  type ProgramId,
} from '../programs/facts.ts'
import { knownRoots } from '../programs/find-root.ts'
import { namedSets } from '../programs/named-sets.ts'
import { shippedFacts } from '../programs/shipped.ts'
import { trustNames } from '../programs/trust-names.ts'
import { bundledAnchors } from './anchors.ts'
import { collectRoots, type HeldRoot } from './held-roots.ts'
import { mergeFacts } from './join-lists.ts'
import { readStoredFacts } from './root-store.ts'

/** No root that was asked for is at hand; the message says what to do, in one line. */
export class TrustError extends Error {
  override name = 'TrustError'
}

/** Anchors, and the facts by which paths are judged. */
export interface Trust {
  anchors: TrustAnchor[]
  facts: ProgramFacts
  /** For each name: how many of its roots there are, and how many of them are at hand. */
  coverage: { name: string; roots: number; held: number }[]
}

/**
 * The anchors of all the names together, each once. Without names: Node's bundle, as it was always.
 * @param folder the store of roots
 * @throws {RangeError} for a name that is none of `trustNames`
 * @throws {RootStoreError} when the store is damaged
 * @throws {TrustError} when no root of a name is at hand
 */
export async function loadTrust(names: readonly string[] | undefined, folder: string): Promise<Trust> {
  if (names === undefined) {
    const [anchors, stored] = await Promise.all([bundledAnchors(), readStoredFacts(folder)])
    const facts = stored === undefined ? shippedFacts() : mergeFacts(shippedFacts(), stored)
    return { anchors, facts, coverage: [] }
  }
  const { facts, held } = await collectRoots(folder)
  const anchors = new Map<string, TrustAnchor>()
  const coverage = names.map((name) => {
    const choice = choiceOf(name, facts)
    const chosen = [...held.values()].filter((root) => choice.takes(root, facts))
    if (chosen.length === 0) {
      throw new TrustError(`trust in ${name}: no root of it is at hand; farend roots update fetches roots`)
    }
    for (const { certificate } of chosen) {
      if (anchors.has(certificate.sha256)) continue
      const isPublic = name !== 'system' || knownRoots(certificate, facts).length > 0
      anchors.set(certificate.sha256, { certificate, origin: choice.title, public: isPublic })
    }
    return { name, roots: choice.roots ?? chosen.length, held: chosen.length }
  })
  return { anchors: [...anchors.values()], facts, coverage }
}

interface Choice {
  title: string
  /** How many roots it has; undefined where it is whatever is at hand. */
  roots?: number
  takes(root: HeldRoot, facts: ProgramFacts): boolean
}

const originTitles: Record<string, string> = {
  node: `Mozilla roots of Node ${process.versions.node}`,
  system: 'the roots of this operating system',
  store: 'the store of farend roots update',
}

function choiceOf(name: string, facts: ProgramFacts): Choice {
  const title = originTitles[name]
  if (title !== undefined) return { title, takes: (root) => root.origins.some((origin) => origin === name) }
  const program = programIds.find((id) => id === name)
  if (program !== undefined) return programChoice(program, facts)
  const set = namedSets.find(({ id }) => id === name)
  if (set === undefined) throw new RangeError(`${name} is none of ${trustNames.join(', ')}`)
  const short = new Set(set.roots)
  return {
    title: set.title,
    roots: short.size,
    takes: ({ certificate }) => short.has(certificate.sha256.slice(0, shortLength)),
  }
}

// Membership counts here, and whether TLS servers are known not to be meant; dates are told in the statement on a path.
function programChoice(program: ProgramId, facts: ProgramFacts): Choice {
  const list = facts.lists.find((each) => each.program === program)
  const isMember = (memberships: ReadonlyMap<string, string>) => {
    const membership = list === undefined ? undefined : memberships.get(list.id)
    return membership !== undefined && membership !== 'other'
  }
  return {
    title: `${programTitles[program]} roots of ${list?.checkedOn ?? 'no day'}`,
    roots: facts.roots.filter(({ lists }) => isMember(lists)).length,
    takes: ({ certificate }) => knownRoots(certificate, facts).some(({ lists }) => isMember(lists)),
  }
}
