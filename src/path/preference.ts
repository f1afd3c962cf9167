/** Which of several paths is told first. */
import type { Path } from './path.ts'

/**
 * Order of paths: valid ones; then those that reach an anchor; then the fewest faults; then anchors that strangers
 * hold too; then the path that lasts longest; then the shortest.
 */
export function nearestFirst(a: Path, b: Path): number {
  return (
    Number(b.valid) - Number(a.valid) ||
    Number(b.anchor !== undefined) - Number(a.anchor !== undefined) ||
    a.errors.length - b.errors.length ||
    Number(b.anchor?.public ?? false) - Number(a.anchor?.public ?? false) ||
    lastMoment(b) - lastMoment(a) ||
    a.certificates.length - b.certificates.length
  )
}

/** When the first of its members expires, in milliseconds since 1970. */
function lastMoment({ certificates }: Path): number {
  return Math.min(...certificates.map(({ notAfter }) => notAfter?.getTime() ?? 0))
}
