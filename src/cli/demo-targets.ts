/** The targets of the demo, as a user would type them. */
import type { Estate } from '../estate/estate.ts'
import type { Target } from '../report/target.ts'
import { parseTarget } from '../targets/from-text.ts'

/** One for each scenario that is asked with `--online`, or without, in their order. */
export function demoTargets({ scenarios }: Estate, online: boolean): Target[] {
  const asked = scenarios.filter((scenario) => (scenario.online === true) === online)
  return asked.flatMap(({ target, kind, profile }) =>
    parseTarget(target, { kind }).map((each) => (profile === undefined ? each : { ...each, profile })),
  )
}
