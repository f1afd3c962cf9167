/** The card of a root, with where its certificate is at hand. */
import type { KnownRoot } from '../programs/facts.ts'
import { rootCard, type RootCard } from '../programs/root-card.ts'
import type { Origin, RootCollection } from './held-roots.ts'

const originWords: Record<Origin, string> = {
  node: `Node ${process.versions.node}`,
  system: 'this operating system',
  store: 'the store of farend roots update',
  file: 'the file given',
}

/** The card of a root as of a moment. */
export function cardOf(root: KnownRoot, { facts, held }: RootCollection, at: Date): RootCard {
  const origins = held.get(root.sha256)?.origins ?? []
  return rootCard(
    root,
    facts,
    origins.map((origin) => originWords[origin]),
    at,
  )
}
