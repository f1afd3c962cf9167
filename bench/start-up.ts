/** How long the built command takes to say something, beside Node doing nothing at all. */
import { execFileSync } from 'node:child_process'
import { builtCommand } from './command.ts'
import type { Comparison } from './comparison.ts'
import { interleave } from './measure.ts'

const rounds = 21

const nothing = 'node -e 0'
const help = 'farend --help'

export async function startUp(): Promise<Comparison> {
  const command = builtCommand()
  return {
    title: 'Start-up, milliseconds of wall time',
    costs: await interleave(
      {
        [nothing]: () => wallTime('-e', '0'),
        [help]: () => wallTime(command, '--help'),
        // Help is answered before anything is loaded; this loads what every check loads.
        'farend explain': () => wallTime(command, 'explain'),
      },
      rounds,
    ),
    goals: [{ contender: help, limits: [{ against: nothing, atMost: 2.5 }] }],
  }
}

function wallTime(...words: string[]): number {
  const start = performance.now()
  execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  return performance.now() - start
}
