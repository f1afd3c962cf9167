/** One TCP connection from its opening to its end. The only place that touches node:net for a probe. */
import { connect as connectSocket, isIP } from 'node:net'
import { performance } from 'node:perf_hooks'
import { onAbort } from './abort.ts'

/** What is said over a connection: a machine without I/O, which is told what arrived and tells what to send. */
export interface Dialogue {
  /** Sent as soon as the connection stands. */
  readonly opening: Uint8Array
  /**
   * Takes what arrived; the octets are valid during the call only. `stages` says how many stages of the dialogue
   * ended with it; a dialogue without stages leaves it out.
   */
  receive(bytes: Uint8Array): { send?: Uint8Array; done: boolean; stages?: number }
}

export interface ConnectOptions {
  /** IPv4 or IPv6 address; nothing is looked up. */
  address: string
  port: number
  /** Milliseconds for opening the connection, and again for each stage of the dialogue. */
  timeout: number
  signal?: AbortSignal | undefined
}

/** How a connection went. A failed one is a value, too. */
export interface Conversation {
  /**
   * `done`: the dialogue wanted no more; `closed`: the far end closed; `timeout`: time was up; `aborted`: the signal;
   * `error`: the system reported `errorCode`.
   */
  end: 'done' | 'closed' | 'timeout' | 'aborted' | 'error'
  /** `ECONNREFUSED` and the like. */
  errorCode?: string
  /** Milliseconds until the connection stood; absent when it never did. */
  connectTime?: number
  /** Milliseconds that each stage of the dialogue took, but for the last one; absent when there was no other. */
  stageTimes?: number[]
  /** Milliseconds from the beginning of the last stage to the end. */
  dialogueTime?: number
}

/**
 * Opens a connection, carries the dialogue, and resets the connection: an orderly close would leave a port in
 * TIME_WAIT for every probe. Resolves in every case.
 * @throws {TypeError} when `address` is not an IP address
 * @throws {RangeError} when `port` is none
 */
export function converse(dialogue: Dialogue, options: ConnectOptions): Promise<Conversation> {
  const { address, port, timeout, signal } = options
  if (isIP(address) === 0) throw new TypeError(`${address} is not an IP address`)
  if (signal?.aborted) return Promise.resolve({ end: 'aborted' })

  const { promise, resolve } = Promise.withResolvers<Conversation>()
  const startedAt = performance.now()
  const stageTimes: number[] = []
  let openedAt: number | undefined
  let stageAt = startedAt
  let ended = false

  const socket = connectSocket({
    host: address,
    port,
    autoSelectFamily: false,
    onread: { buffer, callback: take },
  })
  // One timer for all stages: it is wound up again, not made anew.
  const timer = setTimeout(end, timeout, 'timeout')
  const forget = onAbort(signal, () => end('aborted'))
  socket.once('connect', open)
  socket.once('end', () => end('closed'))
  socket.once('close', () => end('closed'))
  // Stays for the life of the socket: an error behind the end has nobody else to hear it.
  socket.on('error', (error: NodeJS.ErrnoException) => end('error', error.code))
  return promise

  function open(): void {
    openedAt = performance.now()
    beginStage(openedAt)
    if (dialogue.opening.length > 0) socket.write(dialogue.opening)
  }

  function take(length: number): boolean {
    if (ended) return false
    const { send, done, stages = 0 } = dialogue.receive(buffer.subarray(0, length))
    for (let stage = 0; stage < stages; stage += 1) {
      const now = performance.now()
      stageTimes.push(now - stageAt)
      beginStage(now)
    }
    if (send !== undefined) socket.write(send)
    if (done) end('done')
    return !done
  }

  function beginStage(now: number): void {
    stageAt = now
    timer.refresh()
  }

  function end(how: Conversation['end'], errorCode?: string): void {
    if (ended) return
    ended = true
    clearTimeout(timer)
    forget()
    // While it is connecting a socket cannot be reset: Node would wait for the connection first.
    if (openedAt === undefined) socket.destroy()
    else socket.resetAndDestroy()
    resolve({
      end: how,
      ...(errorCode === undefined ? {} : { errorCode }),
      ...(stageTimes.length === 0 ? {} : { stageTimes }),
      ...(openedAt === undefined
        ? {}
        : { connectTime: openedAt - startedAt, dialogueTime: performance.now() - stageAt }),
    })
  }
}

/** One for all sockets: what was read is used up before the next read, and 64 KB for each would add up. */
const buffer = new Uint8Array(65_536)
