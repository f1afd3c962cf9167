/** Processes of the benchmarks' own: servers and clients that are forked and talk in messages. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Forks a file of this folder; its first message says that it is ready, and with what. */
export async function startHelper(
  file: string,
  ...words: string[]
): Promise<{ helper: ChildProcess; ready: unknown }> {
  const helper = fork(fileURLToPath(new URL(file, import.meta.url)), words)
  const [ready] = await Promise.race([
    once(helper, 'message'),
    once(helper, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`))),
  ])
  return { helper, ready }
}

/** Ends a helper by hanging up, and waits for its end. */
export async function endHelper(helper: ChildProcess): Promise<void> {
  if (helper.exitCode !== null) return
  const ended = once(helper, 'exit')
  if (helper.connected) helper.disconnect()
  await ended
}
