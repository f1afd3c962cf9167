/** Starts a server, waits until it listens, and stops it with everything it started. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { environment } from './command.ts'
import type { Launch, Place, Program } from './server.ts'

/** Milliseconds within which a server has to listen. */
const startLimit = 15_000
/** Milliseconds within which a server has to end when asked to. */
const stopLimit = 2000
const retryInterval = 20
/** How much of what a server wrote is kept for the message about its end. */
const outputKept = 2000

/** A server that listens. Disposing of it kills it with everything it started. */
export interface RunningServer extends AsyncDisposable {
  /** The last of what it wrote. */
  output(): string
}

/**
 * Runs a program in its place and waits until each of its addresses accepts a connection.
 * @throws {Error} with what the program wrote, when it ends or does not listen in time; the reason of `signal` when
 * that is aborted
 */
export async function startServer(
  program: Program,
  launch: Launch,
  place: Place,
  signal: AbortSignal,
): Promise<RunningServer> {
  for (const [name, content] of Object.entries(launch.files ?? {})) {
    await writeFile(join(place.folder, name), content)
  }
  const child = spawn(program.command, launch.arguments, {
    cwd: place.folder,
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = lastOutput(child)
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const closed = new Promise((resolve) => child.once('close', resolve))
  const server = { output, [Symbol.asyncDispose]: () => stop(child, exited, closed) }
  const surrender = AbortSignal.any([signal, outOfTime(), ended(child)])
  try {
    for (const address of place.addresses) await listening(address, place.port, surrender)
    return server
  } catch {
    await server[Symbol.asyncDispose]()
    signal.throwIfAborted()
    throw new Error(`${program.name} does not listen: ${surrender.reason}\n${output()}`.trimEnd())
  }
}

/** A port on which nothing listens at any of the addresses. */
export async function freePort(addresses: readonly string[]): Promise<number> {
  const servers = addresses.map(() => createServer())
  let port = 0
  try {
    for (const [index, server] of servers.entries()) {
      server.listen(port, addresses[index])
      await once(server, 'listening')
      const bound = server.address()
      if (bound !== null && typeof bound === 'object') port = bound.port
    }
    return port
  } finally {
    for (const server of servers) server.close()
  }
}

async function listening(address: string, port: number, surrender: AbortSignal): Promise<void> {
  while (!(await accepts(address, port))) await delay(retryInterval, undefined, { signal: surrender })
  // Somebody else may hold the port while our own program has ended for that very reason.
  surrender.throwIfAborted()
}

async function accepts(address: string, port: number): Promise<boolean> {
  const socket = connect(port, address)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

function outOfTime(): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(`not within ${startLimit / 1000} seconds`), startLimit).unref()
  return controller.signal
}

/** Aborted when the process ends, or could not be started, of its own accord. */
function ended(child: ChildProcess): AbortSignal {
  const controller = new AbortController()
  child.once('error', (error) => controller.abort(error.message))
  child.once('exit', (code, signal) => controller.abort(`it ended with ${signal ?? `code ${code}`}`))
  return controller.signal
}

function lastOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-outputKept)
    })
  }
  return () => text
}

/**
 * Asks first, so that a server can collect its own children: in a container without an init they would stay behind as
 * zombies. Then nothing of the process group survives.
 */
async function stop(child: ChildProcess, exited: Promise<unknown>, closed: Promise<unknown>): Promise<void> {
  if (child.pid === undefined) return
  child.kill('SIGTERM')
  await Promise.race([exited, delay(stopLimit, undefined, { ref: false })])
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing of the group is left.
  }
  await closed
}
