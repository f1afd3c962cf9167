/** What whole processes cost, with everything they start. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { installed } from './tool.ts'

export interface ProcessCost {
  /** Microseconds, user and system, of the process and its children. */
  processor: number
  /** Microseconds from beginning to end. */
  wall: number
  /** What it said on standard error. */
  said: string
}

/** Why no process can be measured here; undefined when it can be done. */
export const unmeasurable = 'missing' in installed('bash') ? 'no bash to measure processes with' : undefined

/**
 * Runs a command to its end and measures it; what it prints is thrown away.
 * @param input file that becomes its standard input
 * @throws {Error} when it cannot be run
 */
export function processCost(words: readonly string[], input = '/dev/null'): ProcessCost {
  const stdin = openSync(input, 'r')
  try {
    // Bash asks the operating system in microseconds; what it prints goes behind all that the command says.
    const script = 'TIMEFORMAT="%U %S %R"; time "$@"'
    const { stderr, error } = spawnSync('bash', ['-c', script, 'bash', ...words], {
      stdio: [stdin, 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
    if (error !== undefined) throw error
    const [, said = '', user, system, wall] = /^(.*?)([\d.]+) ([\d.]+) ([\d.]+)\s*$/s.exec(stderr) ?? []
    if (wall === undefined) throw new Error(`${words[0]} was not measured: ${stderr}`)
    return { processor: (Number(user) + Number(system)) * 1e6, wall: Number(wall) * 1e6, said }
  } finally {
    closeSync(stdin)
  }
}
