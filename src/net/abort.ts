/** What is to be done when a signal aborts, for very many connections at a time. */

/**
 * Calls `stop` when the signal aborts, unless it is taken back by calling what this gives. A signal goes through the
 * list of its listeners whenever one is added or removed: so it gets one, whatever the number of connections.
 */
export function onAbort(signal: AbortSignal | undefined, stop: () => void): () => void {
  if (signal === undefined) return nothing
  const watch = watches.get(signal) ?? watchOver(signal)
  watch.stops.add(stop)
  return () => {
    watch.stops.delete(stop)
    if (watch.stops.size > 0) return
    signal.removeEventListener('abort', watch.abort)
    watches.delete(signal)
  }
}

interface Watch {
  stops: Set<() => void>
  abort: () => void
}

const watches = new WeakMap<AbortSignal, Watch>()

function watchOver(signal: AbortSignal): Watch {
  const stops = new Set<() => void>()
  const watch = { stops, abort: () => stops.forEach((stop) => stop()) }
  watches.set(signal, watch)
  signal.addEventListener('abort', watch.abort)
  return watch
}

function nothing(): void {}
