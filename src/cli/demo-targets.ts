/** The targets of the demo, as a user would type them. */
import type { Estate } from '../estate/estate.ts'
import type { Target } from '../report/target.ts'
import { parseTarget } from '../targets/from-text.ts'

/** One for each scenario, in their order. */
export function demoTargets({ scenarios }: Estate): Target[] {
  return scenarios.flatMap(({ target, kind, profile }) =>
    parseTarget(target, { kind }).map((each) => (profile === undefined ? each : { ...each, profile })),
  )
}
