/** Scanners for tests: results that come as the test wants them to, without a network. */
import { checkAllWithEvidence, type Checked } from '../../src/scan.ts'
import type { Target } from '../../src/report/target.ts'
import type { Scanner } from '../../src/serve/running-check.ts'
import { parseTarget } from '../../src/targets/from-text.ts'

/** A target at which nobody listens, and what comes of it. */
export async function refusedCheck(): Promise<Checked> {
  for await (const checked of checkAllWithEvidence(parseTarget('127.0.0.1:1'), {
    timeout: 500,
    retries: 0,
  })) {
    return checked
  }
  throw new Error('a check gave nothing')
}

/** Gives what a test made for every target, as fast as it is taken. */
export function steadyScan(checked: Checked): Scanner {
  return async function* (targets, { signal }) {
    for (const target of targets) {
      if (signal?.aborted) return
      yield copyFor(checked, target)
    }
  }
}

/** A scanner that gives as many results as the test lets through. */
export interface Sluice {
  scan: Scanner
  /** Lets so many more through. */
  open(count: number): void
}

/** Makes a sluice that is closed. */
export function sluice(checked: Checked): Sluice {
  const gate = { allowed: 0, waiting: new Set<() => void>() }
  const wake = () => {
    for (const each of gate.waiting) each()
    gate.waiting.clear()
  }
  const passage = async (signal: AbortSignal | undefined): Promise<void> => {
    if (gate.allowed > 0 || signal?.aborted) return
    await new Promise<void>((resolve) => gate.waiting.add(resolve))
    return passage(signal)
  }
  return {
    open(count) {
      gate.allowed += count
      wake()
    },
    scan: async function* (targets, { signal }) {
      signal?.addEventListener('abort', wake)
      for (const target of targets) {
        await passage(signal)
        if (signal?.aborted) return
        gate.allowed -= 1
        yield copyFor(checked, target)
      }
    },
  }
}

function copyFor({ report, observation, judgement }: Checked, target: Target): Checked {
  const { input, kind, name } = target
  return {
    report: { ...report, target: { ...report.target, input, kind, name } },
    observation: { ...observation, target },
    judgement,
  }
}
