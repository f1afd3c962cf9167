/** How sure it is which role a server plays. */
import type { TargetFacts } from './facts.ts'

/**
 * Whether the role was chosen by the user or follows from a SRV record. Where it was only inferred from a port or a
 * name, a fault that depends on the role alone is no more than a warning.
 */
export function isCertainRole({ target: { kind, profileReason } }: TargetFacts): boolean {
  return kind !== 'DIR' || profileReason === 'chosen'
}
