/** Results made up at once, for tests of many: nothing is looked up and nobody is connected to. */
import type { Verdict } from '../../src/report/finding.ts'
import type { Report } from '../../src/report/report.ts'
import type { Target } from '../../src/report/target.ts'
import type { Checked, CheckOptions } from '../../src/scan.ts'
import { nowhereReport } from '../report-samples.ts'

const verdicts: readonly Verdict[] = ['ok', 'ok', 'warning', 'error', 'ok', 'unknown', 'ok', 'warning']

/** The verdict of the target with this number. */
export function madeUpVerdict(number: number): Verdict {
  return verdicts[number % verdicts.length] ?? 'ok'
}

/** Names of targets: `host-000042.test`, so that their order by name is that of their numbers. */
export function madeUpTargets(count: number): string[] {
  return Array.from({ length: count }, (_, number) => `host-${String(number).padStart(6, '0')}.test:443`)
}

/**
 * A scanner for `startServer` whose results come at once, or as fast as `pace` lets them.
 * @param pace waited for before each result; its argument is how many there were
 */
export function madeUpScan(pace?: (done: number) => Promise<void> | undefined) {
  return async function* (targets: Iterable<Target>, { signal }: CheckOptions): AsyncGenerator<Checked> {
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
    signal?.addEventListener('abort', () => stop())
    let done = 0
    for (const target of targets) {
      const wait = pace?.(done)
      if (wait !== undefined) await Promise.race([wait, stopped])
      if (signal?.aborted) return
      done += 1
      yield checkedOf(target)
    }
  }
}

function checkedOf(target: Target): Checked {
  const number = Number(/\d+/.exec(target.name)?.[0] ?? 0)
  const verdict = madeUpVerdict(number)
  const { profile, profileReason } = nowhereReport.target
  const report: Report = {
    ...nowhereReport,
    target: { ...target, profile, profileReason },
    verdict,
    headline: { text: `${target.name} was made up to be ${verdict}.` },
  }
  const { discovery, startedAt, finishedAt } = report
  return {
    report,
    observation: { target, discovery, endpoints: [], startedAt, finishedAt },
    judgement: { anchors: [], now: new Date(finishedAt) },
  }
}
