/** The roots that the words of a command mean. */
import { searchRoots } from '../programs/search.ts'
import type { KnownRoot } from '../programs/facts.ts'
import { rootName } from '../programs/subject.ts'
import { collectRoots, type RootCollection } from '../trust/held-roots.ts'
import { storeFolder } from '../trust/root-store.ts'
import { UsageError } from './usage-error.ts'

/** Everything known and at hand, with the files of `--ca`. */
export function gatherRoots(ca: string[] | undefined): Promise<RootCollection> {
  return collectRoots(storeFolder(process.env), ca)
}

/**
 * Roots that the words mean.
 * @throws {UsageError} when there are none
 */
export function meantRoots(words: readonly string[], collection: RootCollection): KnownRoot[] {
  const found = searchRoots(collection.roots, words.join(' '))
  if (found.length > 0) return found
  throw new UsageError(
    `no root is called or begins with "${words.join(' ').slice(0, 80)}"; farend roots list shows all, farend roots update fetches newer lists`,
  )
}

const mostNamed = 4

/**
 * The one root that the words mean; of several, the one that is called exactly so.
 * @throws {UsageError} when there is none, or more than one
 */
export function meantRoot(words: readonly string[], collection: RootCollection): KnownRoot {
  const found = meantRoots(words, collection)
  const wanted = words.join(' ').toLowerCase()
  const exact = found.filter(({ subject }) => rootName(subject).toLowerCase() === wanted)
  const [only, ...others] = exact.length > 0 ? exact : found
  if (only !== undefined && others.length === 0) return only
  const all = exact.length > 0 ? exact : found
  const named = all
    .slice(0, mostNamed)
    .map(({ sha256, subject }) => `${sha256.slice(0, 16)} ${rootName(subject)}`)
    .join(', ')
  const rest = all.length > mostNamed ? `, and ${all.length - mostNamed} more` : ''
  throw new UsageError(
    `"${words.join(' ').slice(0, 80)}" means ${all.length} roots: ${named}${rest}; give the beginning of one fingerprint`,
  )
}
