/** Commands that are run to their end. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** Servers and package tools live in the system's folders, which an ordinary user's PATH may lack. */
export const environment = {
  ...process.env,
  PATH: [process.env.PATH, '/usr/sbin', '/sbin'].join(':'),
  LC_ALL: 'C',
}

/** What a command left behind. */
export interface Ended {
  /** null when it could not be started or was ended by a signal. */
  code: number | null
  /** Standard output. */
  output: string
  /** Standard error. */
  complaints: string
}

/**
 * Runs a command and waits for its end. It is in a process group of its own: Ctrl-C must not hit dpkg in the middle
 * of its work. Only an abort of `signal` ends it early.
 */
export async function runToEnd(
  command: string,
  words: readonly string[],
  options: { variables?: Readonly<Record<string, string>>; signal?: AbortSignal; folder?: string } = {},
): Promise<Ended> {
  const child = spawn(command, words, {
    detached: true,
    env: { ...environment, ...options.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.folder === undefined ? {} : { cwd: options.folder }),
    ...(options.signal && { signal: options.signal }),
  })
  const code = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null)).once('close', resolve)
  })
  const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, output, complaints }
}
