/** The way to a TLS connection that is not read by our own reader: a proxy, STARTTLS, or both. */
import { type Socket, connect } from 'node:net'
import { Passage } from '../prelude/passage.ts'
import type { Prelude } from '../prelude/prelude.ts'

export interface WayOptions {
  /** IPv4 or IPv6 address. */
  address: string
  port: number
  /** Milliseconds for each stage. */
  timeout: number
  signal?: AbortSignal | undefined
}

/**
 * Connects and says what comes before TLS; gives the socket on which TLS can begin. Undefined when the way did not
 * open: the probe, which went it before, tells why in its own words when that is lasting.
 */
export function openWay(preludes: readonly Prelude[], options: WayOptions): Promise<Socket | undefined> {
  const { address, port, timeout, signal } = options
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>()
  if (signal?.aborted) return Promise.resolve(undefined)
  const passage = new Passage(preludes, nobody)
  const socket = connect({ host: address, port, autoSelectFamily: false })
  const timer = setTimeout(giveUp, timeout)
  socket.once('connect', () => {
    timer.refresh()
    if (passage.opening.length > 0) socket.write(passage.opening)
    settleWhenOpen()
  })
  socket.on('data', take)
  socket.once('end', giveUp)
  socket.once('close', giveUp)
  // Stays for the life of the socket: an error behind the end has nobody else to hear it.
  socket.on('error', giveUp)
  signal?.addEventListener('abort', giveUp, { once: true })
  return promise

  function take(bytes: Uint8Array): void {
    const { send, stages } = passage.receive(bytes)
    if (stages > 0) timer.refresh()
    if (send !== undefined && send.length > 0) socket.write(send)
    if (passage.fault === undefined) settleWhenOpen()
    else giveUp()
  }

  function settleWhenOpen(): void {
    if (passage.prelude !== undefined) return
    stop()
    socket.off('data', take).off('end', giveUp).off('close', giveUp).pause()
    resolve(socket)
  }

  function giveUp(): void {
    stop()
    socket.destroy()
    resolve(undefined)
  }

  function stop(): void {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

/** TLS opens by itself, and no server of it speaks first. */
const nobody = { opening: new Uint8Array(), receive: () => ({ done: false }) }
