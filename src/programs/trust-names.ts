/** What trust can be asked for by name: root programs, named sets, and the places where certificates are at hand. */
import { programIds } from './facts.ts'
import { namedSets } from './named-sets.ts'

/** Places that hold roots, whoever put them there: Node's bundle, the operating system, what `roots update` fetched. */
export const trustOrigins = ['node', 'system', 'store'] as const

/** Every name, in the order of the help. */
export const trustNames: readonly string[] = [
  ...programIds,
  ...namedSets.map(({ id }) => id),
  ...trustOrigins,
]
