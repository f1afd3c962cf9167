/** What a run over a long list costs as a whole: start, targets, judgement and output included. */
import type { Comparison } from './comparison.ts'
import { builtCommand, listOptions, targetList } from './command.ts'
import { startFarEnd } from './far-end.ts'
import { interleave, type Contender } from './measure.ts'
import { atATime, host } from './place.ts'
import { processCost, unmeasurable } from './process-cost.ts'
import { grabberInGo } from './tool.ts'

const targets = 10_000
const rounds = 3

const go = 'Go crypto/tls, full handshake'
const bulk = 'farend --bulk --jsonl'
const modern = 'farend --jsonl'

/** Skips everything where processes cannot be measured. */
export async function processes(): Promise<Comparison> {
  const title = `Whole processes, ${targets} targets, milliseconds of processor time`
  if (unmeasurable !== undefined) return { title, costs: {}, skipped: { all: unmeasurable } }
  const farEnd = await startFarEnd()
  const list = targetList(farEnd.port, targets)
  const wall = new Map<string, number>()
  const contender =
    (name: string, ...words: string[]): Contender =>
    () => {
      const cost = processCost(words, list)
      wall.set(name, cost.wall)
      return cost.processor / 1000
    }
  const command = builtCommand()
  const grabber = grabberInGo()
  try {
    const contenders: Record<string, Contender> = {
      ...('path' in grabber ? { [go]: contender(go, grabber.path, 'full', host, `${atATime}`) } : {}),
      [bulk]: contender(bulk, process.execPath, command, '--bulk', ...listOptions),
      [modern]: contender(modern, process.execPath, command, ...listOptions),
    }
    const costs = await interleave(contenders, rounds)
    return {
      title: `${title} (${farEnd.software})`,
      costs,
      ...('missing' in grabber ? { skipped: { [go]: grabber.missing } } : {}),
      goals: [
        { contender: bulk, limits: [{ against: go, atMost: 0.3 }] },
        { contender: modern, limits: [{ against: go, atMost: 0.7 }] },
      ],
      remarks: [...wall].map(
        ([name, time]) => `${name}: ${Math.round(targets / (time / 1e6))} endpoints a second`,
      ),
    }
  } finally {
    await farEnd.end()
  }
}
