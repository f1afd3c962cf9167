/** The facts that come with this version. */
import type { ProgramFacts } from './facts.ts'
import { shippedLists } from './lists.ts'
import { shippedRestrictions } from './restrictions.ts'
import { parseRootLines } from './root-line.ts'
import { rootTable } from './root-table.ts'

let facts: ProgramFacts | undefined

/** Read when somebody asks for the first time: starting a command must not pay for it. */
export function shippedFacts(): ProgramFacts {
  facts ??= { lists: shippedLists, roots: parseRootLines(rootTable), restrictions: shippedRestrictions }
  return facts
}
