/** `farend serve` as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A server that can be killed. */
export interface ChildServer {
  origin: string
  token: string
  process: ChildProcess
  /** Everything that it printed on standard error. */
  said(): string
  /** Ends it with a signal, and waits until it is gone. Gives its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const entry = join(import.meta.dirname, '../../src/cli/farend.ts')

/**
 * Starts the command with these options besides those that keep it to itself. It ends with the test at the latest.
 * @throws {Error} with what it said, when it ends before it listens
 */
export async function startChild(context: TestContext, words: string[]): Promise<ChildServer> {
  const environment = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: join(tmpdir(), 'farend-test-compile-cache'),
    FAREND_STORE: join(tmpdir(), 'farend-no-such-store'),
  }
  const child = spawn(process.execPath, [entry, 'serve', '--no-open', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  const closed = once(child, 'close')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await closed
    return child.exitCode
  }
  context.after(() => end('SIGKILL'))
  const line = await Promise.race([once(child.stdout, 'data'), closed.then(() => undefined)])
  const [, origin, token] = /^(http\S+)\/#token=(\S+)\n/.exec(String(line?.[0])) ?? []
  if (origin === undefined || token === undefined) throw new Error(`farend serve ended: ${said}`)
  return {
    ...{ origin, token, process: child, end },
    said: () => said,
  }
}
