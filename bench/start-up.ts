/** How long the built command takes to say something, beside Node doing nothing at all. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { interleave, type Comparison } from './measure.ts'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const command = fileURLToPath(new URL('../dist/bin/farend.js', import.meta.url))
const rounds = 21

/** Builds first when there is nothing built. */
export async function startUp(): Promise<Comparison> {
  if (!existsSync(command)) runNode('scripts/build.ts')
  return {
    title: 'Start-up, milliseconds of wall time',
    costs: await interleave(
      {
        'node -e 0': () => wallTime('-e', '0'),
        'farend --help': () => wallTime(command, '--help'),
        // Help is answered before anything is loaded; this loads what every check loads.
        'farend explain': () => wallTime(command, 'explain'),
      },
      rounds,
    ),
    goal: 2.5,
  }
}

function wallTime(...words: string[]): number {
  const start = performance.now()
  runNode(...words)
  return performance.now() - start
}

function runNode(...words: string[]): void {
  execFileSync(process.execPath, words, { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'] })
}
