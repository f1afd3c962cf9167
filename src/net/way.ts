/** The way to a connection on which somebody else speaks: a proxy, STARTTLS, both or neither. */
import { type Socket, connect } from 'node:net'
import { Passage } from '../prelude/passage.ts'
import type { Prelude } from '../prelude/prelude.ts'
import type { PreludeFault } from '../prelude/script.ts'

export interface WayOptions {
  /** IPv4 or IPv6 address. */
  address: string
  port: number
  /** Milliseconds for each stage. */
  timeout: number
  signal?: AbortSignal | undefined
}

/** Why a way did not open. */
export interface WayFailure {
  end: 'timeout' | 'closed' | 'aborted' | 'error' | 'fault'
  /** With `error`: `ECONNREFUSED` and the like. */
  errorCode?: string
  /** With `fault`: what a proxy or a server said instead of making way. */
  fault?: PreludeFault
}

/** Connects and says what comes first; gives the socket on which the rest can begin, paused, or why there is none. */
export function openWay(
  preludes: readonly Prelude[],
  options: WayOptions,
): Promise<{ socket: Socket } | { failure: WayFailure }> {
  const { address, port, timeout, signal } = options
  const { promise, resolve } = Promise.withResolvers<{ socket: Socket } | { failure: WayFailure }>()
  if (signal?.aborted) return Promise.resolve({ failure: { end: 'aborted' } })
  const passage = new Passage(preludes, nobody)
  const socket = connect({ host: address, port, autoSelectFamily: false })
  const timer = setTimeout(() => giveUp({ end: 'timeout' }), timeout)
  socket.once('connect', () => {
    timer.refresh()
    if (passage.opening.length > 0) socket.write(passage.opening)
    settleWhenOpen()
  })
  socket.on('data', take)
  socket.once('end', closed)
  socket.once('close', closed)
  // Stays for the life of the socket: an error behind the end has nobody else to hear it.
  socket.on('error', ({ code }: NodeJS.ErrnoException) =>
    giveUp({ end: 'error', ...(code === undefined ? {} : { errorCode: code }) }),
  )
  signal?.addEventListener('abort', abort, { once: true })
  return promise

  function take(bytes: Uint8Array): void {
    const { send, stages } = passage.receive(bytes)
    if (stages > 0) timer.refresh()
    if (send !== undefined && send.length > 0) socket.write(send)
    if (passage.fault === undefined) settleWhenOpen()
    else giveUp({ end: 'fault', fault: passage.fault })
  }

  function settleWhenOpen(): void {
    if (passage.prelude !== undefined) return
    stop()
    socket.off('data', take).off('end', closed).off('close', closed).pause()
    resolve({ socket })
  }

  function closed(): void {
    giveUp({ end: 'closed' })
  }

  function abort(): void {
    giveUp({ end: 'aborted' })
  }

  function giveUp(failure: WayFailure): void {
    stop()
    socket.destroy()
    resolve({ failure })
  }

  function stop(): void {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** Whoever is connected to speaks first, or nobody does. */
const nobody = { opening: new Uint8Array(), receive: () => ({ done: false }) }
